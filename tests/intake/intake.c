/* Taking in the speech, files and pipes; what they are known by; what cannot be taken in. */

#include "check.h"

#include "stele/intake.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

static char folder[] = "/tmp/stele-intake-XXXXXX";

static int make_folder(void **state)
{
    (void)state;
    return mkdtemp(folder) ? 0 : -1;
}

static int remove_folder(void **state)
{
    (void)state;
    struct buffer command = {0};
    buffer_format(&command, "rm -rf '%s'", folder);
    int failed = system(command.bytes);
    buffer_free(&command);
    return failed;
}

static char *write_file(const char *name, const char *text)
{
    struct buffer path = {0};
    buffer_format(&path, "%s/%s", folder, name);
    int file = open(path.bytes, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    assert_true(file >= 0 && file_write(file, slice_of(text)));
    close(file);
    return path.bytes;
}

static struct intake *take(const char *path)
{
    struct error error = {{0}};
    struct intake *intake = intake_open(path, &(struct intake_options){.format = FORMAT_COUNT}, &error);
    assert_string_equal(error.text, "");
    assert_non_null(intake);
    intake_finish(intake);
    return intake;
}

static void refuse(const char *path, const char *wanted)
{
    struct error error = {{0}};
    assert_null(intake_open(path, &(struct intake_options){.format = FORMAT_COUNT}, &error));
    if (!strstr(error.text, wanted) || !strstr(error.text, path))
        fail_msg("%s: \"%s\" does not say %s", path, error.text, wanted);
}

static void the_speech_needs_no_file(void **state)
{
    (void)state;
    struct intake *intake = take(NULL);
    assert_int_equal(document_paragraphs(intake_document(intake)), 23);
    assert_slice(document_meta(intake_document(intake), META_DELIVERED), "2015-02-06");
    assert_string_equal(intake_path(intake), "");
    assert_true(intake_identity(intake).identifier.length > 0);
    assert_int_equal(intake_descriptor(intake), -1);
    intake_close(intake);
}

static void a_plain_file_is_derived(void **state)
{
    (void)state;
    char *path = write_file("plain.txt", "one\ntwo\n\nthree\n");
    struct intake *intake = take(path);
    assert_string_equal(intake_format(intake)->name, "text");
    assert_int_equal(document_paragraphs(intake_document(intake)), 2);
    assert_string_equal(intake_path(intake), path);
    intake_close(intake);
    free(path);
}

static void ill_formed_bytes_are_mended_and_counted(void **state)
{
    (void)state;
    char *path = write_file("latin.txt", "caf\xE9 and \xFF\n");
    struct intake *intake = take(path);
    assert_slice(document_text(intake_document(intake)), "caf\xEF\xBF\xBD and \xEF\xBF\xBD\n");
    assert_int_equal(intake_notices(intake), 2);
    assert_non_null(strstr(intake_notice(intake, 0), "only UTF-8 is read: stele-parse is not installed"));
    assert_non_null(strstr(intake_notice(intake, 1), "2 "));
    intake_close(intake);
    free(path);
}

/* ---- a file that is longer than a speech ---- */

/* Some 400 KB of paragraphs, and BELOW them. */
static char *write_long_file(const char *name, const char *below)
{
    struct buffer text = {0};
    while (text.length < 400 * 1000)
        buffer_append_string(&text, "A paragraph that is one of very many.\n\n");
    buffer_append_string(&text, below);
    char *path = write_file(name, buffer_string(&text));
    buffer_free(&text);
    return path;
}

static void expect_end(const char *path, const char *wanted, size_t notices)
{
    struct intake *intake = take(path);
    struct slice text = document_text(intake_document(intake)), end = slice_of(wanted);
    assert_true(text.length > end.length);
    assert_slice(slice_cut(text, text.length - end.length, text.length), wanted);
    assert_int_equal(intake_notices(intake), notices);
    intake_close(intake);
}

static void a_long_file_is_its_own_text(void **state)
{
    (void)state;
    char *path = write_long_file("long.txt", "caf\xC3\xA9 \xE4\xB8\xAD\n");
    expect_end(path, "many.\n\ncaf\xC3\xA9 \xE4\xB8\xAD\n", 0);
    free(path);
}

static void a_long_file_is_cleaned_wherever_it_needs_it(void **state)
{
    (void)state;
    char *path = write_long_file("returns.txt", "the end\r\n");
    expect_end(path, "many.\n\nthe end\n", 0);
    free(path);
}

static void ill_formed_bytes_of_a_long_file_are_mended_and_counted(void **state)
{
    (void)state;
    char *path = write_long_file("ill.txt", "caf\xE9\n");
    expect_end(path, "many.\n\ncaf\xEF\xBF\xBD\n", 2); /* nothing here decodes it */
    free(path);
}

static void what_is_left_out_of_the_outline_is_said(void **state)
{
    (void)state;
    struct buffer text = {0};
    for (int i = 0; i < 40 * 1000; i++)
        buffer_append_string(&text, i % 100 ? "A Line by Itself\n\n"
                                            : "It was a sentence that ended as a sentence does.\n\n");
    char *path = write_file("titles.txt", buffer_string(&text));
    struct intake *intake = take(path);
    while (!intake_step(intake, 1000))
        continue;
    assert_int_equal(intake_notices(intake), 1);
    assert_non_null(strstr(intake_notice(intake, 0), "in the first 82 % of the text"));
    intake_close(intake);
    buffer_free(&text);
    free(path);
}

static void an_empty_file_is_an_empty_document(void **state)
{
    (void)state;
    char *path = write_file("empty.txt", "");
    struct intake *intake = take(path);
    struct block block;
    assert_false(document_block_at(intake_document(intake), 0, &block));
    assert_true(document_final(intake_document(intake)));
    intake_close(intake);
    free(path);
}

static void what_is_no_document_is_a_sentence(void **state)
{
    (void)state;
    refuse("/no/such/file", "No such file");
    refuse(folder, "is a directory");
    refuse("/dev/null", "is a device");
}

static void a_copy_has_the_same_content_and_another_path(void **state)
{
    (void)state;
    char *one = write_file("one.txt", "the same words"), *two = write_file("two.txt", "the same words"),
         *three = write_file("three.txt", "other words");
    struct intake *first = take(one), *second = take(two), *third = take(three);
    struct intake_identity a = intake_identity(first), b = intake_identity(second),
                           c = intake_identity(third);
    assert_true(slice_equal(a.content, b.content));
    assert_false(slice_equal(a.content, c.content));
    assert_false(slice_equal(a.path, b.path));
    assert_true(slice_is(a.path, one));
    intake_close(first);
    intake_close(second);
    intake_close(third);
    free(one);
    free(two);
    free(three);
}

/* The key is made of slices spread over the file: a change in any of them is another document. */
static void a_long_file_is_known_by_slices_of_it(void **state)
{
    (void)state;
    struct buffer text = {0};
    for (int i = 0; i < 20000; i++)
        buffer_format(&text, "line %d\n", i);
    char *path = write_file("long.txt", text.bytes);
    struct intake *before = take(path);
    intake_identity(before);
    text.bytes[text.length - 2] = '!';
    free(write_file("long.txt", text.bytes));
    struct intake *after = take(path);
    assert_false(slice_equal(intake_identity(before).content, intake_identity(after).content));
    intake_close(before);
    intake_close(after);
    buffer_free(&text);
    free(path);
}

/* Runs TAKE with standard input reading from the pipe that TEXT was written to. */
static struct intake *take_piped(const char *text)
{
    int ends[2], saved = dup(STDIN_FILENO);
    assert_int_equal(pipe(ends), 0);
    assert_true(file_write(ends[1], slice_of(text)));
    close(ends[1]);
    dup2(ends[0], STDIN_FILENO);
    close(ends[0]);
    struct intake *intake = take("-");
    if (saved >= 0)
        dup2(saved, STDIN_FILENO);
    close(saved);
    return intake;
}

static void a_pipe_is_read_to_its_end_and_has_no_path(void **state)
{
    (void)state;
    struct intake *intake = take_piped("piped\n\nwords\n");
    assert_int_equal(document_paragraphs(intake_document(intake)), 2);
    assert_int_equal(intake_identity(intake).path.length, 0);
    assert_true(intake_identity(intake).content.length > 0);
    intake_close(intake);
}

static void a_named_pipe_is_read_like_any_other(void **state)
{
    (void)state;
    struct buffer path = {0}, command = {0};
    buffer_format(&path, "%s/fifo", folder);
    assert_int_equal(mkfifo(path.bytes, 0600), 0);
    buffer_format(&command, "printf 'from a fifo' >'%s' &", path.bytes);
    assert_int_equal(system(command.bytes), 0);
    struct intake *intake = take(path.bytes);
    assert_slice(document_text(intake_document(intake)), "from a fifo");
    intake_close(intake);
    buffer_free(&path);
    buffer_free(&command);
}

/* No parser stands beside this program: what it would have parsed is shown as it is. */
static void without_its_parser_a_readable_format_is_shown_as_text(void **state)
{
    (void)state;
    char *path = write_file("a.md", "# Heading\n\nwords\n");
    struct intake *intake = take(path);
    assert_int_equal(document_paragraphs(intake_document(intake)), 2);
    assert_non_null(strstr(intake_notice(intake, 0), "shown as plain text"));
    intake_close(intake);
    free(path);
}

static void a_binary_is_refused(void **state)
{
    (void)state;
    refuse("/proc/self/exe", ": is not a text");
}

static void a_text_with_some_controls_is_a_text(void **state)
{
    (void)state;
    char *path = write_file("controls.txt", "First,\001 a plain sentence.\n\033[1mSecond\033[m, b\bbold.\n");
    intake_close(take(path));
    free(path);
}

static void a_text_with_an_ill_formed_byte_is_a_text(void **state)
{
    (void)state;
    char *path = write_file("latin.txt", "Le caf\xE9 est ferm\xE9, et le th\xE9 froid.\n");
    intake_close(take(path));
    free(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_speech_needs_no_file),
        cmocka_unit_test(a_plain_file_is_derived),
        cmocka_unit_test(ill_formed_bytes_are_mended_and_counted),
        cmocka_unit_test(a_long_file_is_its_own_text),
        cmocka_unit_test(a_long_file_is_cleaned_wherever_it_needs_it),
        cmocka_unit_test(ill_formed_bytes_of_a_long_file_are_mended_and_counted),
        cmocka_unit_test(an_empty_file_is_an_empty_document),
        cmocka_unit_test(what_is_no_document_is_a_sentence),
        cmocka_unit_test(a_binary_is_refused),
        cmocka_unit_test(a_text_with_some_controls_is_a_text),
        cmocka_unit_test(a_text_with_an_ill_formed_byte_is_a_text),
        cmocka_unit_test(a_copy_has_the_same_content_and_another_path),
        cmocka_unit_test(what_is_left_out_of_the_outline_is_said),
        cmocka_unit_test(a_long_file_is_known_by_slices_of_it),
        cmocka_unit_test(a_pipe_is_read_to_its_end_and_has_no_path),
        cmocka_unit_test(a_named_pipe_is_read_like_any_other),
        cmocka_unit_test(without_its_parser_a_readable_format_is_shown_as_text),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
