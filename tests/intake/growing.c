/* Texts that are shown while they come through a pipe. */

#include "check.h"

#include "stele/intake.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

enum { STEP_MICROSECONDS = 1000, MEGABYTE = 1 << 20 };

/* A writer that has not finished: the test itself. */
struct desk {
    int writer;
    struct intake *intake;
};

static struct intake *open_reading(int pipe, bool whole)
{
    struct error error = {{0}};
    int saved = dup(STDIN_FILENO);
    const struct intake_options how = {.format = FORMAT_COUNT, .whole = whole};
    assert_true(dup2(pipe, STDIN_FILENO) >= 0);
    struct intake *intake = intake_open("-", &how, &error);
    assert_string_equal(error.text, "");
    if (saved >= 0)
        dup2(saved, STDIN_FILENO);
    close(saved);
    return intake;
}

static struct desk begin(const char *text)
{
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    assert_true(file_write(ends[1], slice_of(text)));
    struct desk desk = {.writer = ends[1], .intake = open_reading(ends[0], false)};
    close(ends[0]);
    return desk;
}

static void add(struct desk *desk, const char *text)
{
    assert_true(file_write(desk->writer, slice_of(text)));
    intake_step(desk->intake, STEP_MICROSECONDS);
}

static void end(struct desk *desk)
{
    close(desk->writer);
    intake_finish(desk->intake);
}

static struct slice text_of(const struct desk *desk)
{
    return document_text(intake_document(desk->intake));
}

static void a_text_is_there_before_its_writer_has_finished(void **state)
{
    (void)state;
    struct desk desk = begin("The first line.\nThe second line.\n");
    assert_slice(text_of(&desk), "The first line.\nThe second line.\n");
    assert_false(intake_complete(desk.intake));
    assert_true(intake_descriptor(desk.intake) >= 0);
    assert_false(document_final(intake_document(desk.intake)));
    end(&desk);
    assert_true(intake_complete(desk.intake));
    assert_int_equal(intake_descriptor(desk.intake), -1);
    assert_true(document_final(intake_document(desk.intake)));
    intake_close(desk.intake);
}

static void what_was_shown_stays_where_it_was(void **state)
{
    (void)state;
    struct desk desk = begin("One.\n");
    const char *address = text_of(&desk).bytes;
    for (int i = 0; i < 2000; i++)
        add(&desk, "A line of the text that follows.\n\n");
    assert_ptr_equal(text_of(&desk).bytes, address);
    assert_memory_equal(address, "One.\nA line", 11);
    end(&desk);
    assert_int_equal(text_of(&desk).length, 5 + 2000 * 34);
    intake_close(desk.intake);
}

static void a_line_is_shown_when_it_is_whole(void **state)
{
    (void)state;
    struct desk desk = begin("Whole.\nHal");
    assert_slice(text_of(&desk), "Whole.\n");
    add(&desk, "f of it, and the rest.\nMore");
    assert_slice(text_of(&desk), "Whole.\nHalf of it, and the rest.\n");
    end(&desk);
    assert_slice(text_of(&desk), "Whole.\nHalf of it, and the rest.\nMore");
    intake_close(desk.intake);
}

static void a_line_without_an_end_is_shown_in_parts(void **state)
{
    (void)state;
    struct desk desk = begin("Begin.\n");
    size_t before = text_of(&desk).length;
    for (int i = 0; i < 30000; i++)
        add(&desk, "words ");
    assert_true(text_of(&desk).length > before + 64 * 1024);
    end(&desk);
    assert_int_equal(text_of(&desk).length, 7 + 30000 * 6);
    intake_close(desk.intake);
}

static void lines_are_cleaned_as_they_come(void **state)
{
    (void)state;
    struct desk desk = begin("\xEF\xBB\xBFPlain.\r\n\f\n");
    add(&desk, "N\bNA\bAM\bME\bE is _\bt_\bh_\be head, \033[1mbold\n");
    add(&desk, "still\033[m, caf\xE9.\n");
    end(&desk);
    assert_slice(text_of(&desk), "Plain.\n\nNAME is the head, bold\nstill, caf\xEF\xBF\xBD.\n");
    const struct document *document = intake_document(desk.intake);
    static const struct span wanted[] = {
        {.style = STYLE_STRONG, .range = {8, 12}},
        {.style = STYLE_EMPHASIS, .range = {16, 19}},
        {.style = STYLE_STRONG, .range = {26, 30}},
        {.style = STYLE_STRONG, .range = {31, 36}},
    };
    assert_int_equal(document_spans(document), COUNT_OF(wanted));
    for (size_t i = 0; i < COUNT_OF(wanted); i++) {
        assert_int_equal(document_span(document, i)->style, wanted[i].style);
        assert_int_equal(document_span(document, i)->range.start, wanted[i].range.start);
        assert_int_equal(document_span(document, i)->range.end, wanted[i].range.end);
    }
    assert_int_equal(intake_notices(desk.intake), 1);
    intake_close(desk.intake);
}

/* ---- what is found out of it ---- */

static const char speech[] =
    "ON READING\n\nBy A. Reader\n\nFriends, I am glad to be here, and I have three points.\n\n"
    "First, reading is slow. It takes the time\nthat it takes, and nobody can help that.\n\n"
    "Second, reading is quiet. The book says\nnothing unless it is asked.\n\n"
    "    a verse that is kept\n    as it was written\n\n"
    "Third, reading is shared. What one has read\nanother may read too.\n\n"
    "In conclusion, let us read.\n";

static void paragraphs_are_counted_as_they_settle(void **state)
{
    (void)state;
    struct desk desk = begin("One.\n\nTwo.\n\nThree.\n\nFour.\n");
    intake_step(desk.intake, STEP_MICROSECONDS);
    const struct document *document = intake_document(desk.intake);
    size_t so_far = document_paragraphs(document);
    assert_true(so_far > 0 && so_far < 4);
    add(&desk, "\nFive.\n\nSix.\n\nSeven.\n");
    assert_true(document_paragraphs(document) > so_far);
    end(&desk);
    assert_int_equal(document_paragraphs(document), 7);
    intake_close(desk.intake);
}

static void a_log_keeps_its_lines_as_it_comes(void **state)
{
    (void)state;
    struct block block;
    struct desk desk = begin("commit 0d50d1a\nAuthor: one\nDate: two\n\n    What was done\n    and why.\n");
    assert_true(document_block_at(intake_document(desk.intake), 0, &block));
    assert_int_equal(block.kind, BLOCK_VERSE);
    end(&desk);
    intake_close(desk.intake);
}

static void assert_same(const struct document *one, const struct document *other)
{
    struct block a, b;
    bool more = document_block_at(one, 0, &a) && document_block_at(other, 0, &b);
    assert_true(more);
    for (; more; more = document_block_after(one, &a, &a) && document_block_after(other, &b, &b)) {
        assert_int_equal(a.range.start, b.range.start);
        assert_int_equal(a.range.end, b.range.end);
        assert_int_equal(a.kind, b.kind);
        assert_int_equal(document_paragraph_number(one, &a), document_paragraph_number(other, &b));
    }
    assert_int_equal(document_paragraphs(one), document_paragraphs(other));
    assert_int_equal(document_sections(one), document_sections(other));
    for (size_t i = 0; i < document_sections(one); i++)
        assert_true(slice_equal(document_section(one, i)->label, document_section(other, i)->label));
}

/* A writer that breaks its lines wherever its buffer ends. */
static void a_text_in_pieces_ends_as_one_that_came_at_once(void **state)
{
    (void)state;
    struct desk whole = begin(speech);
    end(&whole);
    assert_true(document_sections(intake_document(whole.intake)) >= 3);
    for (size_t size = 1; size < 60; size += 7) {
        struct desk pieces = begin("ON READING\n");
        for (size_t at = strlen("ON READING\n"); at < strlen(speech); at += size) {
            char *piece = slice_string(slice_cut(slice_of(speech), at, at + size));
            add(&pieces, piece);
            free(piece);
        }
        end(&pieces);
        assert_same(intake_document(whole.intake), intake_document(pieces.intake));
        assert_true(
            slice_equal(intake_identity(whole.intake).content, intake_identity(pieces.intake).content));
        intake_close(pieces.intake);
    }
    intake_close(whole.intake);
}

static void a_pipe_that_ends_soon_is_read_like_a_file(void **state)
{
    (void)state;
    struct buffer pages = {0};
    int ends[2];
    for (int page = 1; page <= 5; page++)
        buffer_format(&pages,
                      "Reader              On Reading            May 2026\n\n\nWords of page %d.\n\n\n"
                      "Reader             Informational            [Page %d]\n\f\n",
                      page, page);
    assert_int_equal(pipe(ends), 0);
    assert_true(file_write(ends[1], buffer_slice(&pages)));
    close(ends[1]);
    struct intake *intake = open_reading(ends[0], false);
    close(ends[0]);
    assert_true(intake_complete(intake) && document_final(intake_document(intake)));
    assert_null(strstr(document_text(intake_document(intake)).bytes, "[Page"));
    intake_close(intake);
    buffer_free(&pages);
}

static void an_empty_pipe_is_an_empty_document(void **state)
{
    (void)state;
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    close(ends[1]);
    struct intake *intake = open_reading(ends[0], false);
    close(ends[0]);
    assert_true(intake_complete(intake));
    assert_int_equal(document_text(intake_document(intake)).length, 0);
    intake_close(intake);
}

/* ---- a writer that goes on ---- */

static pid_t start_writer(int ends[2], size_t bytes)
{
    pid_t child = fork();
    if (child != 0)
        return child;
    static char lines[64 * 1024];
    memset(lines, 'x', sizeof lines);
    for (size_t i = 63; i < sizeof lines; i += 64)
        lines[i] = '\n';
    signal(SIGPIPE, SIG_IGN);
    close(ends[0]);
    for (size_t written = 0; written < bytes; written += sizeof lines)
        if (!file_write(ends[1], (struct slice){lines, sizeof lines}))
            _exit(1);
    _exit(0);
}

static void a_pipe_is_read_some_way_ahead_until_all_is_wanted(void **state)
{
    (void)state;
    enum { ALL = 80 * MEGABYTE, AHEAD = 64 * MEGABYTE };
    int ends[2], status;
    assert_int_equal(pipe(ends), 0);
    pid_t writer = start_writer(ends, ALL);
    close(ends[1]);
    struct intake *intake = open_reading(ends[0], false);
    close(ends[0]);
    while (intake_descriptor(intake) >= 0)
        intake_step(intake, STEP_MICROSECONDS);
    size_t length = document_text(intake_document(intake)).length;
    assert_false(intake_complete(intake));
    assert_true(length >= AHEAD - MEGABYTE && length <= AHEAD + MEGABYTE);
    intake_want(intake, 2 * MEGABYTE);
    assert_true(intake_descriptor(intake) >= 0);
    intake_want(intake, NOWHERE);
    while (!intake_complete(intake))
        intake_step(intake, STEP_MICROSECONDS);
    assert_int_equal(document_text(intake_document(intake)).length, ALL);
    intake_close(intake);
    assert_int_equal(waitpid(writer, &status, 0), writer);
    assert_int_equal(status, 0);
}

static void a_writer_learns_that_nobody_reads_on(void **state)
{
    (void)state;
    int ends[2], status;
    assert_int_equal(pipe(ends), 0);
    pid_t writer = start_writer(ends, (size_t)1 << 40);
    close(ends[1]);
    struct intake *intake = open_reading(ends[0], false);
    close(ends[0]);
    intake_close(intake);
    assert_int_equal(waitpid(writer, &status, 0), writer);
    assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 1);
}

static void what_prints_waits_for_the_end(void **state)
{
    (void)state;
    int ends[2], status;
    assert_int_equal(pipe(ends), 0);
    pid_t writer = start_writer(ends, 20 * MEGABYTE);
    close(ends[1]);
    struct intake *intake = open_reading(ends[0], true);
    close(ends[0]);
    assert_true(intake_complete(intake));
    assert_int_equal(document_text(intake_document(intake)).length, 20 * MEGABYTE);
    intake_close(intake);
    assert_int_equal(waitpid(writer, &status, 0), writer);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_text_is_there_before_its_writer_has_finished),
        cmocka_unit_test(what_was_shown_stays_where_it_was),
        cmocka_unit_test(a_line_is_shown_when_it_is_whole),
        cmocka_unit_test(a_line_without_an_end_is_shown_in_parts),
        cmocka_unit_test(lines_are_cleaned_as_they_come),
        cmocka_unit_test(paragraphs_are_counted_as_they_settle),
        cmocka_unit_test(a_log_keeps_its_lines_as_it_comes),
        cmocka_unit_test(a_text_in_pieces_ends_as_one_that_came_at_once),
        cmocka_unit_test(a_pipe_that_ends_soon_is_read_like_a_file),
        cmocka_unit_test(an_empty_pipe_is_an_empty_document),
        cmocka_unit_test(a_pipe_is_read_some_way_ahead_until_all_is_wanted),
        cmocka_unit_test(a_writer_learns_that_nobody_reads_on),
        cmocka_unit_test(what_prints_waits_for_the_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
