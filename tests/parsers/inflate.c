/* Compressed documents: whole, several in one, cut off, damaged, endless. */
#include "check.h"

#include "squeezer.h"

#include "stele/format.h"
#include "stele/parsers.h"

enum { LINES = 5000, PLENTY = 64 * 1024 * 1024 };

static const char *const compressions[] = {"gzip", "xz", "lzma", "bzip2", "zstd"};

static void write_lines(struct buffer *text)
{
    for (int i = 0; i < LINES; i++)
        buffer_format(text, "Line %d of a text that is worth %d words.\n", i, i * 7919 % 1000);
}

/* The length of the beginning that two texts share. */
static size_t shared(struct slice one, struct slice other)
{
    size_t length = 0;
    while (length < one.length && length < other.length && one.bytes[length] == other.bytes[length])
        length++;
    return length;
}

static void what_was_compressed_comes_out(void **state)
{
    (void)state;
    struct buffer text = {0};
    write_lines(&text);
    for (size_t i = 0; i < COUNT_OF(compressions); i++) {
        struct buffer file = {0}, out = {0};
        struct error damage;
        squeeze(compressions[i], buffer_slice(&text), &file);
        assert_string_equal(format_compression(buffer_slice(&file)), compressions[i]);
        stage_inflate(buffer_slice(&file), PLENTY, &out, &damage);
        assert_string_equal(damage.text, "");
        assert_true(slice_equal(buffer_slice(&out), buffer_slice(&text)));
        buffer_free(&file);
        buffer_free(&out);
    }
    buffer_free(&text);
}

static void two_files_behind_each_other_are_one(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(compressions); i++) {
        struct buffer file = {0}, out = {0};
        struct error damage;
        if (strcmp(compressions[i], "lzma") == 0)
            continue; /* its files cannot be told apart */
        squeeze(compressions[i], slice_of("one, "), &file);
        squeeze(compressions[i], slice_of("two"), &file);
        stage_inflate(buffer_slice(&file), PLENTY, &out, &damage);
        assert_string_equal(damage.text, "");
        assert_slice(buffer_slice(&out), "one, two");
        buffer_free(&file);
        buffer_free(&out);
    }
}

/* bzip2 and zstd give blocks as a whole: a short text is one block. */
static void of_a_file_that_is_cut_off_the_beginning_is_kept(void **state)
{
    (void)state;
    static const char *const streams[] = {"gzip", "xz", "lzma"};
    struct buffer text = {0};
    write_lines(&text);
    for (size_t i = 0; i < COUNT_OF(streams); i++) {
        struct buffer file = {0}, out = {0};
        struct error damage;
        squeeze(streams[i], buffer_slice(&text), &file);
        stage_inflate(slice_cut(buffer_slice(&file), 0, file.length / 2), PLENTY, &out, &damage);
        assert_string_equal(damage.text, "it is cut off");
        assert_true(out.length > text.length / 10);
        assert_int_equal(shared(buffer_slice(&out), buffer_slice(&text)), out.length);
        buffer_free(&file);
        buffer_free(&out);
    }
    buffer_free(&text);
}

static void damage_is_told_and_what_precedes_it_kept(void **state)
{
    (void)state;
    struct buffer text = {0};
    write_lines(&text);
    for (size_t i = 0; i < COUNT_OF(compressions); i++) {
        struct buffer file = {0}, out = {0};
        struct error damage;
        squeeze(compressions[i], buffer_slice(&text), &file);
        memset(file.bytes + file.length / 2, 0xFF, 16);
        stage_inflate(buffer_slice(&file), PLENTY, &out, &damage);
        if (strcmp(compressions[i], "zstd") != 0) /* which has no checks by itself */
            assert_string_equal(damage.text, "it is damaged");
        if (strcmp(compressions[i], "gzip") == 0)
            assert_true(shared(buffer_slice(&out), buffer_slice(&text)) > text.length / 3);
        buffer_free(&file);
        buffer_free(&out);
    }
    buffer_free(&text);
}

static void any_beginning_of_a_file_ends(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(compressions); i++) {
        struct buffer file = {0};
        squeeze(compressions[i], slice_of("a short text"), &file);
        for (size_t length = 0; length < file.length; length++) {
            struct buffer out = {0};
            struct error damage;
            struct slice beginning = slice_cut(buffer_slice(&file), 0, length);
            stage_inflate(beginning, PLENTY, &out, &damage);
            if (out.length < strlen("a short text") && format_compression(beginning))
                assert_true(damage.text[0] != '\0');
            buffer_free(&out);
        }
        buffer_free(&file);
    }
}

static void what_expands_without_end_is_cut(void **state)
{
    (void)state;
    enum { LONG = 1024 * 1024, MOST = 1024 * 1024 / 2 };
    struct buffer text = {0}, file = {0}, out = {0};
    struct error damage;
    array_reserve(text.bytes, text.capacity, LONG);
    memset(text.bytes, 'x', LONG);
    text.length = LONG;
    squeeze("gzip", buffer_slice(&text), &file);
    stage_inflate(buffer_slice(&file), MOST, &out, &damage);
    assert_int_equal(out.length, MOST);
    assert_non_null(strstr(damage.text, "it expands to more than"));
    buffer_free(&text);
    buffer_free(&file);
    buffer_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_compressed_comes_out),
        cmocka_unit_test(two_files_behind_each_other_are_one),
        cmocka_unit_test(of_a_file_that_is_cut_off_the_beginning_is_kept),
        cmocka_unit_test(damage_is_told_and_what_precedes_it_kept),
        cmocka_unit_test(any_beginning_of_a_file_ends),
        cmocka_unit_test(what_expands_without_end_is_cut),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
