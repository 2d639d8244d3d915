/* Other programs on the reader's terminal: the browser, the editor, a command that a text is piped to. */

#include "main.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { ARGUMENTS = 32 };

/* Runs a program to its end. A sentence in ERROR: it could not be started. */
static enum process_end run(struct terminal *terminal, char *const arguments[], int input, int *detail,
                            struct error *error)
{
    struct process process;
    const int standard[] = {input, STDOUT_FILENO, STDERR_FILENO};
    enum process_end end = PROCESS_FAILED;
    *detail = 0;
    error->text[0] = '\0';
    terminal_lend(terminal);
    if (process_start_found(&process, arguments, standard, false, error)) {
        end = process_wait(&process, detail);
        process_stop(&process);
    }
    terminal_take_back(terminal);
    return end;
}

/* ---- the browser ---- */

/* The words of COMMAND, with LINK where it belongs. All are of ARENA. */
static void browser_arguments(struct arena *arena, struct slice command, struct slice link,
                              char *arguments[ARGUMENTS])
{
    size_t count = 0;
    bool placed = false;
    struct slice word;
    while (count + 2 < ARGUMENTS && (word = slice_word(&command)).length > 0) {
        bool place = slice_is(word, "%s");
        placed = placed || place;
        arguments[count++] = (char *)arena_copy(arena, place ? link : word).bytes;
    }
    if (!placed && count > 0)
        arguments[count++] = (char *)arena_copy(arena, link).bytes;
    arguments[count] = NULL;
}

static bool take_command(struct slice *commands, struct slice *command)
{
    const char *colon = memchr(commands->bytes, ':', commands->length);
    size_t length = colon ? (size_t)(colon - commands->bytes) : commands->length;
    *command = slice_trim(slice_cut(*commands, 0, length));
    *commands = slice_cut(*commands, length + 1, commands->length);
    return command->length > 0;
}

/* True: it was started. */
static bool browse_by(struct terminal *terminal, int input, char *const arguments[], struct error *error)
{
    int detail;
    enum process_end end = run(terminal, arguments, input, &detail, error);
    if (error->text[0])
        return false;
    if (end != PROCESS_FINISHED)
        error_set(error, "%s ended with %s %d", arguments[0], end == PROCESS_KILLED ? "signal" : "status",
                  detail);
    return true;
}

bool command_browse(struct terminal *terminal, int input, struct slice link, struct error *error)
{
    struct slice commands = slice_of(getenv("BROWSER")), command;
    struct arena *arena = arena_new();
    bool started = false;
    error_set(error, "BROWSER is not set: it names the program that opens links");
    while (!started && commands.length > 0)
        if (take_command(&commands, &command)) {
            char *arguments[ARGUMENTS];
            browser_arguments(arena, command, link, arguments);
            started = browse_by(terminal, input, arguments, error);
        }
    arena_free(arena);
    return error->text[0] == '\0';
}

/* ---- a command of the shell ---- */

static void say_how_to_go_on(enum process_end end, int detail)
{
    struct buffer line = {0};
    buffer_append_string(&line, "\r\n[");
    if (end != PROCESS_FINISHED)
        buffer_format(&line, "%s %d; ", end == PROCESS_KILLED ? "signal" : "exit status", detail);
    buffer_append_string(&line, "press a key to go on reading]\r\n");
    file_write(STDOUT_FILENO, buffer_slice(&line));
    buffer_free(&line);
}

bool command_pipe(struct terminal *terminal, struct slice command, struct slice text, struct error *error)
{
    FILE *file = text_as_file(text, error);
    if (!file)
        return false;
    char shell[] = "sh", option[] = "-c", *words = slice_string(command);
    char *const arguments[] = {shell, option, words, NULL};
    int detail;
    enum process_end end = run(terminal, arguments, fileno(file), &detail, error);
    bool started = error->text[0] == '\0';
    if (started)
        say_how_to_go_on(end, detail);
    fclose(file);
    free(words);
    return started;
}

/* ---- the editor ---- */

static const char *editor(void)
{
    static const char *const variables[] = {"VISUAL", "EDITOR"};
    for (size_t i = 0; i < COUNT_OF(variables); i++) {
        const char *value = getenv(variables[i]);
        if (value && *value)
            return value;
    }
    return "vi";
}

/* The variable is a command of the shell, as everywhere; the file is an argument that the shell does not
 * read. */
bool command_edit(struct terminal *terminal, int input, struct slice path, long line, struct error *error)
{
    struct buffer command = {0}, at = {0};
    char shell[] = "sh", option[] = "-c", *file = slice_string(path);
    buffer_format(&command, "%s \"$@\"", editor());
    buffer_format(&at, "+%ld", line);
    char *const arguments[] = {
        shell, option, command.bytes, shell, line > 0 ? at.bytes : file, line > 0 ? file : NULL, NULL};
    int detail;
    enum process_end end = run(terminal, arguments, input, &detail, error);
    if (error->text[0] == '\0' && end != PROCESS_FINISHED)
        error_set(error, "%s ended with %s %d", editor(), end == PROCESS_KILLED ? "signal" : "status",
                  detail);
    buffer_free(&command);
    buffer_free(&at);
    free(file);
    return error->text[0] == '\0';
}
