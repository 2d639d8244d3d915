/* stele-parse on books, behind its walls. */
#include "check.h"

#include "trace_sink.h"
#include "zip_maker.h"

#include "stele/process.h"
#include "stele/wire.h"

#include <locale.h>
#include <poll.h>
#include <stdio.h>
#include <unistd.h>

/* A descriptor that reads BYTES from a file without a name. */
static int file_of(struct slice bytes)
{
    FILE *file = tmpfile();
    assert_non_null(file);
    int descriptor = dup(fileno(file));
    fclose(file);
    assert_true(descriptor >= 0 && file_write(descriptor, bytes));
    assert_int_equal(lseek(descriptor, 0, SEEK_SET), 0);
    return descriptor;
}

/* Runs stele-parse on BYTES of FORMAT. */
static void parse(char *format, struct slice bytes, struct trace *trace)
{
    char *const arguments[] = {"stele-parse", format, NULL};
    struct process process;
    struct error error = {{0}};
    int input = file_of(bytes);
    assert_true(process_start(&process, STELE_PARSE, arguments, input, &error));
    close(input);
    struct wire_reader *reader = wire_reader_new(trace_sink(trace));
    enum wire_state state = WIRE_MORE;
    while (state == WIRE_MORE) {
        char piece[4096];
        struct pollfd more = {.fd = process.output, .events = POLLIN};
        poll(&more, 1, -1);
        ssize_t got = read(process.output, piece, sizeof piece);
        if (got <= 0)
            break;
        state = wire_reader_feed(reader, (struct slice){piece, (size_t)got}, &error);
    }
    assert_int_equal(state, WIRE_ENDED);
    wire_reader_free(reader);
    process_stop(&process);
    assert_whole(trace);
}

/* libarchive and iconv find what they need though nothing can be opened. */
static void names_outside_ascii_are_found_in_the_sandbox(void **state)
{
    (void)state;
    static const char package[] = "<package><manifest><item id='a' href='%C3%A9.xhtml'/></manifest>"
                                  "<spine><itemref idref='a'/></spine></package>";
    const char *const files[] = {
        "META-INF/container.xml", "<container><rootfile full-path='p.opf'/></container>", "p.opf", package,
        "\u00E9.xhtml",           "<html><body><p>caf\u00E9</p></body></html>",           NULL};
    struct buffer bytes = {0};
    struct trace trace = {0};
    make_zip(&bytes, files);
    parse("epub", buffer_slice(&bytes), &trace);
    assert_string_equal(buffer_string(&trace.text), "caf\u00E9");
    trace_free(&trace);
    buffer_free(&bytes);
}

static void a_page_is_decoded_in_the_sandbox(void **state)
{
    (void)state;
    struct trace trace = {0};
    parse("html", slice_of("<meta charset=latin1><p>caf\xE9"), &trace);
    assert_string_equal(buffer_string(&trace.text), "caf\u00E9");
    trace_free(&trace);
}

int main(void)
{
    setlocale(LC_CTYPE, "C.UTF-8"); /* in which libarchive takes names */
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_outside_ascii_are_found_in_the_sandbox),
        cmocka_unit_test(a_page_is_decoded_in_the_sandbox),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
