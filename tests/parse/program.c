/* The program stele-parse as stele starts it. */
#include "check.h"

#include "trace_sink.h"

#include "stele/process.h"
#include "stele/wire.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
    PATIENCE = 60 * 1000, /* milliseconds */
    MOST_ARGUMENTS = 4,
};

static void start(struct process *process, const char *const arguments[MOST_ARGUMENTS], int input)
{
    char *copies[MOST_ARGUMENTS + 2] = {slice_string(slice_of("stele-parse"))};
    struct error error = {{0}};
    for (size_t i = 0; i < MOST_ARGUMENTS && arguments[i]; i++)
        copies[i + 1] = slice_string(slice_of(arguments[i]));
    if (!process_start(process, STELE_PARSE, copies, input, &error))
        fail_msg("%s", error.text);
    for (size_t i = 0; i < COUNT_OF(copies); i++)
        free(copies[i]);
}

static const char *const markdown[MOST_ARGUMENTS] = {"markdown"};

/* A file without a name that holds SOURCE; close it. */
static int file_of(struct slice source)
{
    FILE *file = tmpfile();
    assert_non_null(file);
    int descriptor = fcntl(fileno(file), F_DUPFD_CLOEXEC, 0);
    fclose(file);
    assert_true(descriptor >= 0 && file_write(descriptor, source));
    assert_int_equal(lseek(descriptor, 0, SEEK_SET), 0);
    return descriptor;
}

/* Feeds all that PROCESS writes to a wire reader. */
static enum wire_state hear(const struct process *process, struct trace *trace)
{
    struct wire_reader *reader = wire_reader_new(trace_sink(trace));
    struct pollfd poller = {.fd = process->output, .events = POLLIN};
    enum wire_state heard = WIRE_MORE;
    struct error error = {{0}};
    char bytes[16 * 1024];
    for (;;) {
        assert_int_equal(poll(&poller, 1, PATIENCE), 1);
        ssize_t length = read(process->output, bytes, sizeof bytes);
        if (length <= 0)
            break;
        heard = wire_reader_feed(reader, (struct slice){bytes, (size_t)length}, &error);
    }
    wire_reader_free(reader);
    assert_string_equal(error.text, "");
    return heard;
}

static enum process_end end_of(const struct process *process, int *detail)
{
    siginfo_t info;
    assert_int_equal(waitid(P_PID, (id_t)process->id, &info, WEXITED | WNOWAIT), 0);
    return process_poll(process, detail);
}

static void assert_parsed(struct slice source, const char *calls)
{
    struct process process;
    struct trace trace = {0};
    int detail, input = file_of(source);
    start(&process, markdown, input);
    close(input);
    assert_int_equal(hear(&process, &trace), WIRE_ENDED);
    assert_int_equal(end_of(&process, &detail), PROCESS_FINISHED);
    process_stop(&process);
    assert_trace(&trace, calls);
    trace_free(&trace);
}

static void a_document_comes_as_events(void **state)
{
    (void)state;
    assert_parsed(slice_of("---\ntitle: T\n---\n*a*[^1]\n\n[^1]: b\n"), "meta title \"T\"\n"
                                                                        "open title\n"
                                                                        "  text \"T\"\n"
                                                                        "close\n"
                                                                        "open paragraph\n"
                                                                        "  style emphasis\n"
                                                                        "  text \"a\"\n"
                                                                        "  style off\n"
                                                                        "  note \"note:1\"\n"
                                                                        "  text \"[1]\"\n"
                                                                        "  style off\n"
                                                                        "close\n"
                                                                        "anchor \"note:1\"\n"
                                                                        "open note\n"
                                                                        "  open paragraph\n"
                                                                        "    text \"[1] b\"\n"
                                                                        "  close\n"
                                                                        "close\n");
    assert_parsed(slice_of(""), "");
}

static void what_is_not_utf8_is_counted_and_a_byte_order_mark_dropped(void **state)
{
    (void)state;
    assert_parsed(slice_of("\xEF\xBB\xBF# A\n\nb\xFF\xC3 c\xE2\x82"),
                  "notice \"3 bytes were not valid UTF-8 and are shown as \uFFFD\"\n"
                  "anchor \"a\"\n"
                  "section 1 \"\" \"A\" printed\n"
                  "open heading 1\n"
                  "  text \"A\"\n"
                  "close\n"
                  "open paragraph\n"
                  "  text \"b\uFFFD\uFFFD c\uFFFD\"\n"
                  "close\n");
    assert_parsed(slice_of("\xFF"), "notice \"1 byte was not valid UTF-8 and is shown as \uFFFD\"\n"
                                    "open paragraph\n"
                                    "  text \"\uFFFD\"\n"
                                    "close\n");
}

static void a_large_document_passes_the_sandbox(void **state)
{
    (void)state;
    struct buffer source = {0};
    struct process process;
    struct trace trace = {0};
    for (int i = 0; i < 5000; i++)
        buffer_format(&source, "Paragraph[^%d] with *words*.\n\n[^%d]: A note.\n\n", i, i);
    int input = file_of(buffer_slice(&source));
    start(&process, markdown, input);
    close(input);
    assert_int_equal(hear(&process, &trace), WIRE_ENDED);
    process_stop(&process);
    assert_whole(&trace);
    assert_non_null(strstr(trace.text.bytes, "[5000] A note."));
    trace_free(&trace);
    buffer_free(&source);
}

static void assert_usage_error(const char *const arguments[MOST_ARGUMENTS])
{
    struct process process;
    int detail, input = file_of(slice_of(""));
    start(&process, arguments, input);
    close(input);
    assert_int_equal(end_of(&process, &detail), PROCESS_FAILED);
    assert_int_equal(detail, 2);
    process_stop(&process);
}

static void a_wrong_command_line_is_status_2(void **state)
{
    (void)state;
    static const char *const wrong[][MOST_ARGUMENTS] = {
        {"klingon"},
        {NULL},
        {"text", "--named", "a.txt"},
        {"markdown", "--bogus"},
        {"markdown", "markdown"},
        {"markdown", "--encoding"},
    };
    for (size_t i = 0; i < COUNT_OF(wrong); i++)
        assert_usage_error(wrong[i]);
}

/* ---- while it waits for its document ------------------------------------------------------------------ */

/* Whether FIELD of the process's status is VALUE. False also when the process is gone. */
static bool status_is(pid_t id, const char *field, const char *value)
{
    char path[64], line[256];
    bool is = false;
    snprintf(path, sizeof path, "/proc/%ld/status", (long)id);
    FILE *file = fopen(path, "re");
    while (file && fgets(line, sizeof line, file)) {
        size_t length = strlen(field);
        if (strncmp(line, field, length) == 0 && line[length] == ':')
            is = slice_is(slice_trim(slice_of(line + length + 1)), value);
    }
    if (file)
        fclose(file);
    return is;
}

static void wait_until_locked_up(pid_t id)
{
    uint64_t end = clock_microseconds() + PATIENCE * 1000;
    while (!status_is(id, "Seccomp", "2")) {
        assert_true(clock_microseconds() < end);
        sched_yield();
    }
}

static void it_is_locked_up_before_it_reads(void **state)
{
    (void)state;
    int ends[2];
    struct process process;
    assert_int_equal(pipe(ends), 0);
    start(&process, markdown, ends[0]);
    wait_until_locked_up(process.id);
    assert_true(status_is(process.id, "NoNewPrivs", "1"));
    assert_int_equal(getsid(process.id), process.id);
    process_stop(&process);
    close(ends[0]);
    close(ends[1]);
}

/* What the parent between the test and stele-parse does: starts it, tells its number, waits to be killed. */
static _Noreturn void stand_between(int input, int tell)
{
    struct process process;
    start(&process, markdown, input);
    close(input);
    file_write(tell, (struct slice){(const char *)&process.id, sizeof process.id});
    for (;;)
        pause();
}

static void it_dies_with_its_parent(void **state)
{
    (void)state;
    int document[2], number[2];
    pid_t id;
    assert_int_equal(pipe(document), 0);
    assert_int_equal(pipe(number), 0);
    fcntl(document[1], F_SETFD, FD_CLOEXEC);
    pid_t between = fork();
    if (between == 0)
        stand_between(document[0], number[1]);
    close(document[0]); /* from now on it alone can read the document */
    assert_int_equal(read(number[0], &id, sizeof id), sizeof id);
    wait_until_locked_up(id);
    struct pollfd poller = {.fd = document[1]};
    assert_int_equal(poll(&poller, 1, 0), 0);
    kill(between, SIGKILL);
    assert_int_equal(waitpid(between, NULL, 0), between);
    assert_int_equal(poll(&poller, 1, PATIENCE), 1);
    assert_true(poller.revents & POLLERR);
    close(document[1]);
    close(number[0]);
    close(number[1]);
}

#ifndef STELE_SANITIZE
static void a_document_that_wants_all_memory_ends_it(void **state)
{
    (void)state;
    struct buffer source = {0};
    struct process process;
    struct trace trace = {0};
    int detail;
    for (int i = 0; i < 499; i++)
        buffer_append_string(&source, "a|");
    buffer_append_string(&source, "a\n");
    for (int i = 0; i < 499; i++)
        buffer_append_string(&source, "-|");
    buffer_append_string(&source, "-\n");
    for (int i = 0; i < 50 * 1000; i++)
        buffer_append_string(&source, "x\n"); /* each of 500 cells */
    int input = file_of(buffer_slice(&source));
    buffer_free(&source);
    start(&process, markdown, input);
    close(input);
    assert_int_equal(hear(&process, &trace), WIRE_MORE);
    assert_int_equal(end_of(&process, &detail), PROCESS_FAILED);
    process_stop(&process);
    trace_free(&trace);
}
#endif

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_document_comes_as_events),
        cmocka_unit_test(what_is_not_utf8_is_counted_and_a_byte_order_mark_dropped),
        cmocka_unit_test(a_large_document_passes_the_sandbox),
        cmocka_unit_test(a_wrong_command_line_is_status_2),
        cmocka_unit_test(it_is_locked_up_before_it_reads),
        cmocka_unit_test(it_dies_with_its_parent),
#ifndef STELE_SANITIZE
        cmocka_unit_test(a_document_that_wants_all_memory_ends_it),
#endif
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
