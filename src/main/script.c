/* A reading without a terminal: keys from a file, screens to standard output. Tests are made of it. */

#include "main.h"

#include "stele/frame.h"
#include "stele/text.h"
#include "stele/view.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { KEYS_LIMIT = 16 * 1024 * 1024, STEP_MICROSECONDS = 100 * 1000 };

struct script {
    struct reader *reader;
    struct shelf *shelf;
    struct frame *frame;
    bool over;
};

static void print_screen(struct script *script)
{
    struct buffer screen = {0};
    view_draw(script->reader, script->frame);
    frame_dump(script->frame, false, &screen);
    fwrite(buffer_string(&screen), 1, screen.length, stdout);
    buffer_free(&screen);
}

static void idle(struct script *script)
{
    intake_finish(script->shelf->intake);
    while (!reader_step(script->reader, STEP_MICROSECONDS))
        continue;
}

static void answer_copy(struct script *script, const struct request *request)
{
    struct buffer text = {0};
    copy_text(script->reader, request, &text);
    reader_copied(script->reader, buffer_slice(&text), request->citation.length > 0, "the terminal (OSC 52)");
    buffer_free(&text);
}

/* What other programs would do is only said. */
static void print_request(const char *what, const struct request *request)
{
    struct buffer line = {0};
    text_visible(request->text, "", &line);
    printf("%s: %s\n", what, buffer_string(&line));
    buffer_free(&line);
}

static void print_pipe(const struct script *script, const struct request *request)
{
    struct buffer text = {0};
    piped_text(script->reader, request, &text);
    print_request("pipe", request);
    printf("%s", buffer_string(&text));
    buffer_free(&text);
}

static void answer_requests(struct script *script)
{
    struct request request;
    while (reader_request(script->reader, &request))
        if (request.kind == REQUEST_COPY)
            answer_copy(script, &request);
        else if (request.kind == REQUEST_OPEN)
            print_request("open", &request);
        else if (request.kind == REQUEST_NOTE)
            print_request("edit a note", &(struct request){.text = reader_note(script->reader)});
        else if (request.kind == REQUEST_EXPORT)
            print_request(request.over ? "export over" : "export", &request);
        else if (request.kind == REQUEST_WRITE)
            print_request(request.over ? "write over" : "write", &request);
        else if (request.kind == REQUEST_PIPE)
            print_pipe(script, &request);
        else if (request.kind == REQUEST_EDIT)
            printf("edit: line %ld\n", request.by);
        else if (request.kind == REQUEST_RELOAD)
            shelf_reload(script->shelf, script->reader);
        else if (request.kind == REQUEST_FILE)
            shelf_turn(script->shelf, script->reader, request.by);
        else if (request.kind == REQUEST_QUIT)
            script->over = true;
}

/* <Screen> prints the screen, <Size 60x24> changes the window; everything else is a key. */
static void play(struct script *script, const char *key)
{
    unsigned columns, rows;
    if (strcmp(key, "<Screen>") == 0)
        print_screen(script);
    else if (sscanf(key, "<Size %ux%u>", &columns, &rows) == 2)
        reader_resize(script->reader, rows, columns);
    else
        reader_feed(script->reader, key);
    answer_requests(script);
    idle(script);
}

static bool read_keys(const char *path, struct buffer *keys, struct error *error)
{
    int file = open(path, O_RDONLY | O_CLOEXEC);
    bool done = file >= 0 && file_read(file, keys, KEYS_LIMIT);
    if (!done)
        error_set(error, "%s: %s", path, strerror(errno));
    if (file >= 0)
        close(file);
    return done;
}

/* Line ends in the file only make it readable. */
static void play_all(struct script *script, struct slice keys)
{
    char key[READER_KEY_BYTES];
    while (keys.length > 0 && !script->over) {
        size_t taken = reader_key_split(keys, key);
        if (keys.bytes[0] != '\n')
            play(script, key);
        keys = slice_cut(keys, taken, keys.length);
    }
}

int run_script(struct shelf *shelf)
{
    const struct options *options = shelf->options;
    struct found found = {0};
    struct buffer keys = {0};
    struct error error;
    struct reader_options how = reader_options(options, false, &found);
    intake_finish(shelf->intake);
    struct script script = {.reader = reader_new(shelf->intake, &how), .shelf = shelf, .frame = frame_new()};
    reader_resize(script.reader, options->rows, options->columns);
    shelf_start(shelf, script.reader);
    idle(&script);
    bool done = !options->keys || read_keys(options->keys, &keys, &error);
    if (done)
        play_all(&script, buffer_slice(&keys));
    else
        complain(&error);
    if (done && !script.over)
        print_screen(&script);
    reader_free(script.reader);
    frame_free(script.frame);
    buffer_free(&keys);
    found_free(&found);
    return done ? STATUS_DONE : STATUS_ERROR;
}
