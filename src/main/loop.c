/* The reading in a terminal. One thread: signals, all keys, a slice of the document, a picture, idle work. */

#include "main.h"

#include "stele/frame.h"
#include "stele/terminal.h"
#include "stele/view.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
    IDLE_MICROSECONDS = 250,          /* that a key may have to wait for */
    REPAINT_MICROSECONDS = 40 * 1000, /* between two pictures of what idle work found */
    FIRST_PAGE_MILLISECONDS = 100,    /* to wait for a document before its first picture */
    FIRST_PAGE_BYTES = 64 * 1024,     /* a text up to that is complete in the first picture */
    QUIET_MILLISECONDS = 20, /* after a picture that answers, in which only the terminal is heard: less than
                                the period of a key that is held */
};

struct session {
    struct terminal *terminal;
    struct reader *reader;
    struct shelf *shelf;
    struct frame *frame;
    int input; /* where keys come from */
    struct clipboard clipboard;
    bool over, changed, repaint, told_stand_ins;
    bool paused;         /* another program's output is on the screen until a key comes */
    bool heard;          /* the last wait brought keys or a signal */
    bool stale;          /* idle work changed what is to be seen */
    uint64_t painted_at; /* microseconds of the clock */
};

/* ---- waiting ---- */

/* What the session waits for. The terminal's keys come first in the array. */
enum { WAIT_TERMINAL, WAIT_SIGNALS, WAIT_DOCUMENT, WAITS };

static int sooner(int one, int other)
{
    if (one < 0)
        return other;
    return other < 0 || one < other ? one : other;
}

/* Waits up to LIMIT milliseconds (-1: as long as it takes). False: the terminal is gone. */
static bool await(struct session *session, bool document, int limit)
{
    struct pollfd waits[WAITS] = {
        [WAIT_TERMINAL] = {.fd = session->input, .events = POLLIN},
        [WAIT_SIGNALS] = {.fd = terminal_wake_descriptor(), .events = POLLIN},
        [WAIT_DOCUMENT] = {.fd = document ? intake_descriptor(session->shelf->intake) : -1, .events = POLLIN},
    };
    int timeout = sooner(limit, terminal_pending(session->terminal));
    int ready = poll(waits, WAITS, timeout);
    if (ready < 0 && errno != EINTR)
        return false;
    bool keys = waits[WAIT_TERMINAL].revents != 0;
    session->heard = keys || ready < 0 || waits[WAIT_SIGNALS].revents != 0;
    return !keys || terminal_read(session->terminal);
}

/* A short document is complete in the first picture, a long one need not be. A pipe was waited for when it
 * was opened. */
static void await_first_page(struct session *session)
{
    uint64_t end = clock_microseconds() + FIRST_PAGE_MILLISECONDS * 1000;
    const struct document *document = intake_document(session->shelf->intake);
    while (intake_is_parsing(session->shelf->intake) && document_text(document).length < FIRST_PAGE_BYTES &&
           clock_microseconds() < end) {
        await(session, true, FIRST_PAGE_MILLISECONDS);
        reader_step(session->reader, IDLE_MICROSECONDS);
    }
    bool more = document_text(document).length < FIRST_PAGE_BYTES;
    while (more) {
        reader_step(session->reader, IDLE_MICROSECONDS);
        more = intake_complete(session->shelf->intake) && !document_final(document) &&
               clock_microseconds() < end;
    }
}

/* ---- requests ---- */

static void answer_copy(struct session *session, const struct request *request)
{
    struct buffer text = {0}, where = {0};
    copy_text(session->reader, request, &text);
    clipboard_send(&session->clipboard, session->terminal, buffer_slice(&text), &where);
    reader_copied(session->reader, buffer_slice(&text), request->citation.length > 0, buffer_string(&where));
    buffer_free(&text);
    buffer_free(&where);
}

static void say(struct session *session, const struct error *error)
{
    reader_notify(session->reader, slice_of(error->text));
}

static void answer_open(struct session *session, const struct request *request)
{
    struct error error;
    if (!command_browse(session->terminal, session->input, request->text, &error))
        say(session, &error);
    session->repaint = true;
}

static void answer_pipe(struct session *session, const struct request *request)
{
    struct buffer text = {0};
    struct error error;
    piped_text(session->reader, request, &text);
    session->paused = command_pipe(session->terminal, request->text, buffer_slice(&text), &error);
    if (!session->paused)
        say(session, &error);
    session->repaint = true;
    buffer_free(&text);
}

static void reload(struct session *session)
{
    shelf_reload(session->shelf, session->reader);
    await_first_page(session);
}

static void answer_edit(struct session *session, const struct request *request)
{
    struct slice path = intake_identity(session->shelf->intake).path;
    struct error error;
    bool edited = command_edit(session->terminal, session->input, path, request->by, &error);
    reload(session);
    if (!edited)
        say(session, &error);
    session->repaint = true;
}

static void answer_write(struct session *session, const struct request *request)
{
    struct error error;
    struct slice name = request->text;
    if (text_write(name, reader_register(session->reader), request->over, &error))
        error_set(&error, "written to %.*s", (int)name.length, name.bytes);
    say(session, &error);
}

static void answer_export(struct session *session, const struct request *request)
{
    struct error error;
    struct slice name = request->text;
    if (export_bookmarks(session->shelf, name, request->over, &error))
        error_set(&error, "exported to %.*s", (int)name.length, name.bytes);
    say(session, &error);
}

static void answer_note(struct session *session)
{
    struct error error;
    if (!note_edit(session->terminal, session->input, session->reader, &error))
        say(session, &error);
    session->repaint = true;
}

static void answer_requests(struct session *session)
{
    struct request request;
    while (reader_request(session->reader, &request)) {
        switch (request.kind) {
        case REQUEST_QUIT:
            session->over = true;
            break;
        case REQUEST_COPY:
            answer_copy(session, &request);
            break;
        case REQUEST_WRITE:
            answer_write(session, &request);
            break;
        case REQUEST_PIPE:
            answer_pipe(session, &request);
            break;
        case REQUEST_EDIT:
            answer_edit(session, &request);
            break;
        case REQUEST_OPEN:
            answer_open(session, &request);
            break;
        case REQUEST_NOTE:
            answer_note(session);
            break;
        case REQUEST_EXPORT:
            answer_export(session, &request);
            break;
        case REQUEST_SUSPEND:
            terminal_suspend(session->terminal);
            session->repaint = true;
            break;
        case REQUEST_REPAINT:
            session->repaint = true;
            break;
        case REQUEST_RELOAD:
            reload(session);
            break;
        case REQUEST_FILE:
            shelf_turn(session->shelf, session->reader, request.by);
            await_first_page(session);
            break;
        case REQUEST_THEME:
            terminal_set_theme(session->terminal, slice_of(reader_theme(session->reader)));
            session->repaint = true;
            break;
        }
    }
}

/* ---- signals, keys, picture ---- */

static void adopt_size(struct session *session)
{
    unsigned rows, columns;
    terminal_resize(session->terminal);
    terminal_size(session->terminal, &rows, &columns);
    reader_resize(session->reader, rows, columns);
    session->changed = true;
}

static void take_signals(struct session *session)
{
    unsigned signals = terminal_signals();
    struct error error;
    if (signals & TERMINAL_HANGUP)
        session->over = true;
    if (signals & TERMINAL_CONTINUED)
        session->repaint = true;
    if (signals & TERMINAL_RESIZED)
        adopt_size(session);
    if ((signals & TERMINAL_CHILD) && !clipboard_step(&session->clipboard, &error)) {
        say(session, &error);
        session->changed = true;
    }
}

static void take_keys(struct session *session)
{
    char key[TERMINAL_KEY_BYTES];
    while (!session->over && terminal_key(session->terminal, key)) {
        if (session->paused) {
            session->paused = false;
            continue;
        }
        if (strcmp(key, "<Paste>") == 0)
            reader_paste(session->reader, terminal_pasted(session->terminal));
        else
            reader_feed(session->reader, key);
        session->changed = true;
        answer_requests(session);
    }
}

/* Says once that characters are shown by others. True if that is new on the screen. */
static bool tell_stand_ins(struct session *session, unsigned count)
{
    struct buffer sentence = {0};
    if (count == 0 || session->told_stand_ins)
        return false;
    buffer_append_count(&sentence, count, "character");
    buffer_append_string(&sentence, " shown by stand-ins: the locale is not UTF-8");
    reader_notify(session->reader, buffer_slice(&sentence));
    buffer_free(&sentence);
    session->told_stand_ins = true;
    return true;
}

static void paint(struct session *session)
{
    unsigned stand_ins;
    do {
        view_draw(session->reader, session->frame);
        stand_ins = terminal_paint(session->terminal, session->frame, session->repaint);
        session->changed = session->repaint = session->stale = false;
    } while (tell_stand_ins(session, stand_ins));
    session->painted_at = clock_microseconds();
}

/* What a key did is shown at once, what idle work finds now and then, and at its end. */
static bool is_due(const struct session *session, bool busy)
{
    if (session->paused)
        return false;
    if (session->changed || session->repaint)
        return true;
    return session->stale && (!busy || clock_microseconds() >= session->painted_at + REPAINT_MICROSECONDS);
}

/* ---- the loop ---- */

/* Works while nobody types. True if there is more to do. */
static bool work(struct session *session)
{
    unsigned changes = reader_changes(session->reader);
    bool done = reader_step(session->reader, IDLE_MICROSECONDS);
    session->stale = session->stale || reader_changes(session->reader) != changes;
    return !done;
}

static void loop(struct session *session)
{
    bool here = true, busy = true;
    await_first_page(session);
    while (here) {
        take_signals(session);
        take_keys(session);
        if (session->over)
            break;
        bool due = is_due(session, busy), answers = due && (session->changed || session->repaint);
        if (due)
            paint(session);
        int next = reader_timeout(session->reader);
        int limit = answers ? sooner(next, QUIET_MILLISECONDS) : busy ? 0 : next;
        here = await(session, !answers, limit);
        if (!session->heard) /* neither waits for idle work */
            busy = work(session);
    }
}

/* ---- the terminal ---- */

/* Where keys come from: standard input, unless the document came through it. -1: nowhere. */
static int open_input(struct error *error)
{
    if (isatty(STDIN_FILENO))
        return STDIN_FILENO;
    int input = open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY);
    if (input < 0)
        error_set(error, "no terminal to read keys from (/dev/tty: %s)", strerror(errno));
    return input;
}

static bool open_session(struct session *session, struct error *error)
{
    session->input = open_input(error);
    if (session->input < 0)
        return false;
    session->terminal = terminal_open(session->input, STDOUT_FILENO, error);
    return session->terminal != NULL;
}

static void read_on_screen(struct session *session, const struct reader_options *how)
{
    session->reader = reader_new(session->shelf->intake, how);
    session->frame = frame_new();
    adopt_size(session);
    answer_requests(session);
    shelf_start(session->shelf, session->reader);
    loop(session);
    terminal_give_back(); /* who quits does not wait for what is saved */
    reader_free(session->reader);
    frame_free(session->frame);
}

int run_terminal(struct shelf *shelf, bool ascii)
{
    struct session session = {.shelf = shelf, .changed = true};
    struct found found = {0};
    struct error error = {{0}};
    bool one_screen = shelf->options->one_screen && shelf->count == 1;
    if (open_session(&session, &error)) {
        atexit(terminal_give_back); /* wherever the program ends */
        if (!one_screen || !glance(session.terminal, shelf->intake, ascii)) {
            struct reader_options how = reader_options(shelf->options, ascii, &found);
            read_on_screen(&session, &how);
        }
        terminal_close(session.terminal);
    }
    if (session.input > STDERR_FILENO)
        close(session.input);
    found_free(&found);
    if (error.text[0])
        complain(&error);
    return error.text[0] ? STATUS_ERROR : STATUS_DONE;
}
