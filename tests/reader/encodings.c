/* Documents that must be inflated or decoded, as a reader opens them: through stele-parse in its sandbox. */
#include "desk.h"

#include "squeezer.h"

static const char *write_squeezed(struct desk *desk, const char *name, const char *compression,
                                  struct slice text)
{
    struct buffer file = {0};
    squeeze(compression, text, &file);
    const char *path = desk_write(desk, name, buffer_slice(&file));
    buffer_free(&file);
    return path;
}

static const char *write_encoded(struct desk *desk, const char *name, const char *converter, const char *text)
{
    struct buffer file = {0};
    assert_true(encode(converter, slice_of(text), &file));
    const char *path = desk_write(desk, name, buffer_slice(&file));
    buffer_free(&file);
    return path;
}

static void assert_refused(const char *path, const char *wanted)
{
    struct error error = {{0}};
    assert_null(intake_open(path, &(struct intake_options){.format = FORMAT_COUNT}, &error));
    assert_says(slice_of(error.text), path);
    assert_says(slice_of(error.text), wanted);
}

static struct slice encoding_of(const struct desk *desk)
{
    return document_meta(intake_document(desk->intake), META_ENCODING);
}

/* ---- compressed ---- */

static void a_compressed_text_is_what_it_would_be_without(void **state)
{
    struct desk *desk = *state;
    struct buffer text = {0};
    for (int i = 1; i <= 4; i++)
        buffer_format(&text, "CHAPTER %d\n\nOne line of it\nand another.\n\nA second paragraph.\n\n", i);
    desk_open(desk, desk_write(desk, "book.txt", buffer_slice(&text)));
    size_t sections = document_sections(intake_document(desk->intake));
    size_t paragraphs = document_paragraphs(intake_document(desk->intake));
    assert_int_equal(sections, 4);
    desk_open(desk, write_squeezed(desk, "book.txt.gz", "gzip", buffer_slice(&text)));
    const struct document *document = intake_document(desk->intake);
    assert_string_equal(intake_format(desk->intake)->name, "text");
    assert_true(slice_equal(document_text(document), buffer_slice(&text)));
    assert_int_equal(document_sections(document), sections);
    assert_int_equal(document_paragraphs(document), paragraphs);
    assert_int_equal(document_line(document, text.length - 3), 27);
    assert_int_equal(intake_notices(desk->intake), 0);
    buffer_free(&text);
}

static void the_format_inside_is_found_by_name_and_by_content(void **state)
{
    struct desk *desk = *state;
    desk_open(desk, write_squeezed(desk, "a.md.zst", "zstd", slice_of("# One\n\nwords\n\n# Two\n\nmore\n")));
    assert_string_equal(intake_format(desk->intake)->name, "markdown");
    assert_int_equal(document_sections(intake_document(desk->intake)), 2);
    desk_open(desk,
              write_squeezed(desk, "a.txt.xz", "xz", slice_of("<!doctype html>\n<h1>One</h1><p>words")));
    assert_string_equal(intake_format(desk->intake)->name, "html");
}

static void the_name_need_not_tell_that_it_is_compressed(void **state)
{
    struct desk *desk = *state;
    desk_open(desk, write_squeezed(desk, "plain", "bzip2", slice_of("words\n")));
    assert_top(desk, "words\n");
}

static void a_compressed_text_is_decoded_too(void **state)
{
    struct desk *desk = *state;
    desk_open(desk, write_squeezed(desk, "a.txt.gz", "gzip", slice_of("Le caf\xE9 est ferm\xE9.\n")));
    assert_top(desk, "Le café est fermé.");
    assert_slice(encoding_of(desk), "Windows-1252 (guessed)");
}

static void what_is_cut_off_is_shown_up_to_there(void **state)
{
    struct desk *desk = *state;
    struct buffer text = {0}, file = {0};
    for (int i = 0; i < 3000; i++)
        buffer_format(&text, "Line %d.\n", i * 7919);
    squeeze("gzip", buffer_slice(&text), &file);
    desk_open(desk, desk_write(desk, "a.txt.gz", slice_cut(buffer_slice(&file), 0, file.length / 2)));
    assert_top(desk, "Line 0.");
    assert_says(reader_notice(desk->reader), "the end is missing: compressed by gzip, and it is cut off");
    buffer_free(&text);
    buffer_free(&file);
}

static void what_cannot_be_shown_is_refused(void **state)
{
    struct desk *desk = *state;
    char zeros[100] = {0};
    struct slice nothing = {zeros, sizeof zeros};
    assert_refused(write_squeezed(desk, "a.gz", "gzip", nothing), ": is compressed, and is not a text");
    assert_refused(desk_write(desk, "b.gz", slice_of("\x1F\x8B\x08words that are no gzip")),
                   ": is compressed by gzip, and it is damaged");
    assert_refused(desk_write(desk, "c.md.gz", slice_of("\x1F\x8B\x08")),
                   ": is compressed by gzip, and it is cut off");
    assert_refused(desk_write(desk, "d.txt", nothing), ": is not a text");
}

static void nothing_compressed_is_an_empty_text(void **state)
{
    struct desk *desk = *state;
    struct block block;
    desk_open(desk, write_squeezed(desk, "a.txt.xz", "xz", (struct slice){0}));
    assert_false(document_block_at(intake_document(desk->intake), 0, &block));
}

/* ---- in other encodings ---- */

static void a_guess_is_said(void **state)
{
    struct desk *desk = *state;
    desk_open(desk, write_encoded(desk, "a.txt", "GB18030", "人人生而自由，在尊严和权利上一律平等。\n"));
    assert_top(desk, "人人生而自由，");
    assert_slice(encoding_of(desk), "GB18030 (guessed)");
    assert_says(reader_notice(desk->reader), "GB18030 (guessed)");
}

static void a_text_in_utf16_keeps_its_lines(void **state)
{
    struct desk *desk = *state;
    desk_open(desk, write_encoded(desk, "a.txt", "UTF-16", "one\r\ntwo\r\n\r\nthree\r\n"));
    assert_slice(document_text(intake_document(desk->intake)), "one\ntwo\n\nthree\n");
    assert_slice(encoding_of(desk), "UTF-16LE");
    assert_notice(desk, "");
}

static void markdown_is_decoded_before_it_is_parsed(void **state)
{
    struct desk *desk = *state;
    desk_open(desk, write_encoded(desk, "a.md", "KOI8-R", "# Мир\n\nМир и безопасность.\n"));
    assert_slice(document_section(intake_document(desk->intake), 0)->label, "Мир");
    assert_slice(encoding_of(desk), "KOI8-R (guessed)");
}

static void a_page_in_any_encoding_is_decoded_in_the_sandbox(void **state)
{
    struct desk *desk = *state;
    desk_open(desk, write_encoded(desk, "a.html", "EUC-KR", "<meta charset=euc-kr><p>평화와 안전"));
    assert_top(desk, "평화와 안전");
    assert_slice(encoding_of(desk), "EUC-KR");
}

static void another_encoding_rereads_the_file_at_its_place(void **state)
{
    struct desk *desk = *state;
    struct buffer text = {0};
    struct request request;
    for (int i = 0; i < 200; i++)
        buffer_format(&text, "Paragraph %d of the caf\xE9.\n\n", i);
    desk_open(desk, desk_write(desk, "a.txt", buffer_slice(&text)));
    desk_press(desk, "100j");
    struct slice top = slice_cut(desk_top(desk), 0, strlen("Paragraph 50"));
    const char *before = arena_copy(desk->arena, top).bytes;
    assert_says(desk_top(desk), "café");
    reader_command(desk->reader, slice_of("set encoding windows-1251"));
    assert_true(reader_request(desk->reader, &request));
    assert_int_equal(request.kind, REQUEST_RELOAD);
    assert_string_equal(reader_encoding(desk->reader), "Windows-1251");
    desk_reload(desk);
    assert_slice(encoding_of(desk), "Windows-1251");
    assert_says(desk_top(desk), "cafй");
    assert_top(desk, before);
    buffer_free(&text);
}

static void where_no_words_are_the_same_the_place_is_kept_in_proportion(void **state)
{
    struct desk *desk = *state;
    struct buffer text = {0};
    for (int i = 0; i < 200; i++)
        buffer_append_string(&text, "人人生而自由，在尊严和权利上一律平等。\n\n");
    desk_open(desk, write_encoded(desk, "a.txt", "GB18030", text.bytes));
    desk_press(desk, "50%");
    reader_command(desk->reader, slice_of("set encoding koi8-r"));
    desk_reload(desk);
    size_t length = document_text(intake_document(desk->intake)).length;
    assert_in_range(desk_place(desk), length * 4 / 10, length * 6 / 10);
    buffer_free(&text);
}

static void what_is_no_encoding_is_said_and_changes_nothing(void **state)
{
    struct desk *desk = *state;
    struct request request;
    desk_open_plain(desk, "words\n");
    reader_command(desk->reader, slice_of("set encoding klingon"));
    assert_says(reader_notice(desk->reader), "encoding wants auto or a name that iconv knows");
    assert_null(reader_encoding(desk->reader));
    assert_false(reader_request(desk->reader, &request));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        desk_test(a_compressed_text_is_what_it_would_be_without),
        desk_test(the_format_inside_is_found_by_name_and_by_content),
        desk_test(the_name_need_not_tell_that_it_is_compressed),
        desk_test(a_compressed_text_is_decoded_too),
        desk_test(what_is_cut_off_is_shown_up_to_there),
        desk_test(what_cannot_be_shown_is_refused),
        desk_test(nothing_compressed_is_an_empty_text),
        desk_test(a_guess_is_said),
        desk_test(a_text_in_utf16_keeps_its_lines),
        desk_test(markdown_is_decoded_before_it_is_parsed),
        desk_test(a_page_in_any_encoding_is_decoded_in_the_sandbox),
        desk_test(another_encoding_rereads_the_file_at_its_place),
        desk_test(where_no_words_are_the_same_the_place_is_kept_in_proportion),
        desk_test(what_is_no_encoding_is_said_and_changes_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
