#include "check.h"

#include <stdio.h>

#include "terminal/keys.h"

enum { MILLISECOND = 1000 };

/* As under xterm, and as under rxvt and the Linux console where those differ. */
static const struct capability_key named[] = {
    {{"\033OA", 3}, "Up", 0},
    {{"\033[[A", 4}, "F1", 0},
    {{"\033[7$", 4}, "Home", MODIFIER_SHIFT},
    {{"\177", 1}, "Backspace", 0},
};

static void append_keys(struct keys *keys, uint64_t now, struct buffer *into)
{
    char key[TERMINAL_KEY_BYTES];
    while (keys_next(keys, now, key)) {
        buffer_append_string(into, key);
        if (strcmp(key, "<Paste>") == 0) {
            buffer_append_byte(into, '(');
            buffer_append(into, keys_pasted(keys));
            buffer_append_byte(into, ')');
        }
        buffer_append_byte(into, ' ');
    }
}

/* The keys of BYTES that come in pieces of so many bytes, and then nothing more. */
static void tell(struct slice bytes, size_t piece, struct buffer *into)
{
    struct keys *keys = keys_new(named, COUNT_OF(named));
    for (size_t at = 0; at < bytes.length; at += piece) {
        keys_feed(keys, slice_cut(bytes, at, at + piece), at);
        append_keys(keys, at, into);
    }
    append_keys(keys, bytes.length + 20000 * MILLISECOND, into);
    append_keys(keys, bytes.length + 40000 * MILLISECOND, into);
    keys_free(keys);
}

static void assert_keys(struct slice bytes, const char *wanted)
{
    for (size_t piece = bytes.length; piece > 0; piece = piece > 8 ? piece / 2 : piece - 1) {
        struct buffer told = {0};
        tell(bytes, piece, &told);
        assert_string_equal(buffer_string(&told), wanted);
        buffer_free(&told);
    }
}

#define TYPED(literal) ((struct slice){(literal), sizeof(literal) - 1})

static void characters_are_their_own_names(void **state)
{
    (void)state;
    assert_keys(TYPED("aZ1/>é。😀"), "a Z 1 / > é 。 😀 ");
    assert_keys(TYPED(" <"), "<Space> <lt> ");
}

static void control_characters_have_names(void **state)
{
    (void)state;
    assert_keys(TYPED("\r\n\t\b\177"), "<Enter> <C-j> <Tab> <Backspace> <Backspace> ");
    assert_keys(TYPED("\0\1\3\23\32"), "<C-Space> <C-a> <C-c> <C-s> <C-z> ");
    assert_keys(TYPED("\34\35\36\37"), "<C-\\> <C-]> <C-^> <C-_> ");
}

static void escape_before_a_key_is_meta(void **state)
{
    (void)state;
    assert_keys(TYPED("\033x\033X\0331\033é"), "<M-x> <M-X> <M-1> <M-é> ");
    assert_keys(TYPED("\033<\033>\033 \033\r\033\177"), "<M-lt> <M-gt> <M-Space> <M-Enter> <M-Backspace> ");
    assert_keys(TYPED("\033\1"), "<C-M-a> ");
    assert_keys(TYPED("\033["), "<M-[> ");
    assert_keys(TYPED("\033O"), "<M-O> ");
    assert_keys(TYPED("\033]"), "<M-]> ");
}

static void a_lone_escape_is_a_key(void **state)
{
    (void)state;
    assert_keys(TYPED("\033"), "<Esc> ");
    assert_keys(TYPED("\033\033"), "<Esc> <Esc> ");
    assert_keys(TYPED("\033\033x"), "<Esc> <M-x> ");
}

static void cursor_keys_come_in_two_forms(void **state)
{
    (void)state;
    assert_keys(TYPED("\033[A\033[B\033[C\033[D\033[H\033[F"), "<Up> <Down> <Right> <Left> <Home> <End> ");
    assert_keys(TYPED("\033OA\033OB\033OC\033OD\033OH\033OF"), "<Up> <Down> <Right> <Left> <Home> <End> ");
    assert_keys(TYPED("\033[1~\033[2~\033[3~\033[4~\033[5~\033[6~\033[7~\033[8~"),
                "<Home> <Insert> <Delete> <End> <PageUp> <PageDown> <Home> <End> ");
}

static void function_keys_of_several_terminals(void **state)
{
    (void)state;
    assert_keys(TYPED("\033OP\033OQ\033OR\033OS"), "<F1> <F2> <F3> <F4> ");
    assert_keys(TYPED("\033[11~\033[15~\033[17~\033[21~\033[23~\033[24~"),
                "<F1> <F5> <F6> <F10> <F11> <F12> ");
    assert_keys(TYPED("\033[[A\033[[B\033[[E"), "<F1> <F2> <F5> ");
    assert_keys(TYPED("\033[1;2P\033[1;5R\033[R"), "<S-F1> <C-F3> <F3> ");
}

static void modifiers_stand_in_one_order(void **state)
{
    (void)state;
    assert_keys(TYPED("\033[1;5C\033[1;3D\033[1;2A\033[1;6B\033[1;8H"),
                "<C-Right> <M-Left> <S-Up> <C-S-Down> <C-M-S-Home> ");
    assert_keys(TYPED("\033[5;5~\033[3;2~\033[Z\033O5C"), "<C-PageUp> <S-Delete> <S-Tab> <C-Right> ");
    assert_keys(TYPED("\033Oa\033[b\033[5^\033[6@\033[7$"),
                "<C-Up> <S-Down> <C-PageUp> <C-S-PageDown> <S-Home> ");
    assert_keys(TYPED("\033\033[A\033\033OB"), "<M-Up> <M-Down> ");
    assert_keys(TYPED("\033[27;5;13~\033[97;5u\033[65;6u\033[9;2u"), "<C-Enter> <C-a> <C-S-a> <S-Tab> ");
}

static void the_number_pad_types(void **state)
{
    (void)state;
    assert_keys(TYPED("\033Op\033Oy\033Ok\033Oo\033OM"), "0 9 + / <Enter> ");
}

static void unknown_sequences_are_one_ignored_key(void **state)
{
    (void)state;
    assert_keys(TYPED("\033[99~x"), "<Ignore> x ");
    assert_keys(TYPED("\033[1;2;3;4;5~x"), "<Ignore> x ");
    assert_keys(TYPED("\033[?62;1;2cx"), "<Ignore> x ");
    assert_keys(TYPED("\033[12;40Rx"), "<Ignore> x ");
    assert_keys(TYPED("\033[Ix\033[Oy"), "<Ignore> x <Ignore> y ");
    assert_keys(TYPED("\033[<0;12;13Mx\033[M !!y"), "<Ignore> x <Ignore> y ");
    assert_keys(TYPED("\033[?1$px\033O!y"), "<Ignore> x <Ignore> y ");
    assert_keys(TYPED("\033[201~x"), "<Ignore> x ");
    assert_keys(TYPED("\033[57441ux\033[99999999999uy"), "<Ignore> x <Ignore> y ");
}

static void a_sequence_that_breaks_off_ends_there(void **state)
{
    (void)state;
    assert_keys(TYPED("\033[1;\033[A"), "<Ignore> <Up> ");
    assert_keys(TYPED("\033[1\rx"), "<Ignore> <Enter> x ");
    assert_keys(TYPED("\033O\033x"), "<Ignore> <M-x> ");
    assert_keys(TYPED("\033[1;"), "<Ignore> ");
}

static void strings_of_the_terminal_are_swallowed(void **state)
{
    (void)state;
    assert_keys(TYPED("\033]11;rgb:0000/0000/0000\033\\x"), "<Ignore> x ");
    assert_keys(TYPED("\033]52;c;aGVsbG8=\ax"), "<Ignore> x ");
    assert_keys(TYPED("\033P1+r\033\\x\033_Gi=1;OK\033\\y"), "<Ignore> x <Ignore> y ");
    assert_keys(TYPED("\033]0;never ended\033[A"), "<Ignore> <Up> ");
    assert_keys(TYPED("\033]0;never ended"), "<Ignore> ");
}

static void bytes_that_are_no_utf_8_are_ignored(void **state)
{
    (void)state;
    assert_keys(TYPED("a\377b\303(c"), "a <Ignore> b <Ignore> ( c ");
    assert_keys(TYPED("\302\233x"), "<Ignore> x ");
    assert_keys(TYPED("\345\217"), "<Ignore> ");
}

static void a_paste_is_one_key(void **state)
{
    (void)state;
    assert_keys(TYPED("a\033[200~q\033[Aé\033[201~b"), "a <Paste>(q\033[Aé) b ");
    assert_keys(TYPED("\033[200~\033[201~\033[200~x\033[20\033[201~"), "<Paste>() <Paste>(x\033[20) ");
    assert_keys(TYPED("\033[200~one\rtwo\r\nthree\nfour\033[201~"), "<Paste>(one\ntwo\nthree\nfour) ");
    assert_keys(TYPED("\033[200~\033\033[201~"), "<Paste>(\033) ");
}

static void a_paste_without_an_end_is_told_when_nothing_follows(void **state)
{
    (void)state;
    assert_keys(TYPED("\033[200~half"), "<Paste>(half) ");
}

static void a_paste_is_bounded(void **state)
{
    (void)state;
    struct buffer bytes = {0};
    char key[TERMINAL_KEY_BYTES];
    buffer_append_string(&bytes, "\033[200~");
    for (size_t i = 0; i < KEYS_PASTE_BYTES + 1000; i++)
        buffer_append_byte(&bytes, 'x');
    buffer_append_string(&bytes, "\033[201~y");
    struct keys *keys = keys_new(NULL, 0);
    keys_feed(keys, buffer_slice(&bytes), 0);
    assert_true(keys_next(keys, 0, key));
    assert_string_equal(key, "<Paste>");
    assert_int_equal(keys_pasted(keys).length, KEYS_PASTE_BYTES);
    assert_true(keys_next(keys, 0, key));
    assert_string_equal(key, "y");
    assert_int_equal(keys_pasted(keys).length, 0);
    keys_free(keys);
    buffer_free(&bytes);
}

static void escape_waits_a_little_and_a_cut_sequence_longer(void **state)
{
    (void)state;
    struct keys *keys = keys_new(named, COUNT_OF(named));
    char key[TERMINAL_KEY_BYTES];
    assert_int_equal(keys_pending(keys, 0), -1);
    keys_feed(keys, slice_of("\033"), 0);
    assert_false(keys_next(keys, 24 * MILLISECOND, key));
    assert_int_equal(keys_pending(keys, 5 * MILLISECOND), 20);
    assert_int_equal(keys_pending(keys, 25 * MILLISECOND), 0);
    assert_true(keys_next(keys, 25 * MILLISECOND, key));
    assert_string_equal(key, "<Esc>");
    keys_feed(keys, slice_of("\033[1"), 30 * MILLISECOND);
    assert_false(keys_next(keys, 500 * MILLISECOND, key));
    keys_feed(keys, slice_of(";5C"), 500 * MILLISECOND);
    assert_true(keys_next(keys, 600 * MILLISECOND, key));
    assert_string_equal(key, "<C-Right>");
    keys_feed(keys, slice_of("\303"), 700 * MILLISECOND);
    assert_false(keys_next(keys, 800 * MILLISECOND, key));
    keys_feed(keys, slice_of("\251"), 900 * MILLISECOND);
    assert_true(keys_next(keys, 900 * MILLISECOND, key));
    assert_string_equal(key, "é");
    assert_int_equal(keys_pending(keys, 900 * MILLISECOND), -1);
    keys_free(keys);
}

/* Nobody looked for a second, and then all of it is there: time counts from the last byte. */
static void a_paste_that_was_read_late_is_whole(void **state)
{
    (void)state;
    struct keys *keys = keys_new(named, COUNT_OF(named));
    char key[TERMINAL_KEY_BYTES];
    keys_feed(keys, slice_of("\033[200~ab"), 0);
    assert_false(keys_next(keys, 2000 * MILLISECOND, key));
    keys_feed(keys, slice_of("c\033[201~"), 2000 * MILLISECOND);
    assert_true(keys_next(keys, 2000 * MILLISECOND, key));
    assert_slice(keys_pasted(keys), "abc");
    keys_free(keys);
}

/* Random bytes out of what keys are made of, in reads of every size: always the same keys. */
static void any_cut_into_reads_gives_the_same_keys(void **state)
{
    (void)state;
    static const char *const parts[] = {"\033", "[",        "O",         "A",         "1",         ";",
                                        "5",    "~",        "\033[200~", "\033[201~", "é",         "x",
                                        "\377", "\033]0;t", "\a",        "\033\\",    "M",         "\r",
                                        "<",    "$",        "\303",      "\033[[",    "\033[1;5C", "\033P"};
    unsigned random = 1;
    for (int round = 0; round < 3000; round++) {
        struct buffer bytes = {0}, whole = {0};
        for (int i = 0; i < 12; i++) {
            random = random * 1103515245 + 12345;
            buffer_append_string(&bytes, parts[(random >> 16) % COUNT_OF(parts)]);
        }
        tell(buffer_slice(&bytes), bytes.length, &whole);
        assert_keys(buffer_slice(&bytes), buffer_string(&whole));
        buffer_free(&bytes);
        buffer_free(&whole);
    }
}

static void a_sequence_without_end_is_dropped_in_the_end(void **state)
{
    (void)state;
    struct keys *keys = keys_new(NULL, 0);
    char key[TERMINAL_KEY_BYTES];
    keys_feed(keys, slice_of("\033["), 0);
    for (int i = 0; i < 2000; i++)
        keys_feed(keys, slice_of("1"), 0);
    assert_true(keys_next(keys, 0, key));
    assert_string_equal(key, "<Ignore>");
    keys_free(keys);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(characters_are_their_own_names),
        cmocka_unit_test(control_characters_have_names),
        cmocka_unit_test(escape_before_a_key_is_meta),
        cmocka_unit_test(a_lone_escape_is_a_key),
        cmocka_unit_test(cursor_keys_come_in_two_forms),
        cmocka_unit_test(function_keys_of_several_terminals),
        cmocka_unit_test(modifiers_stand_in_one_order),
        cmocka_unit_test(the_number_pad_types),
        cmocka_unit_test(unknown_sequences_are_one_ignored_key),
        cmocka_unit_test(a_sequence_that_breaks_off_ends_there),
        cmocka_unit_test(strings_of_the_terminal_are_swallowed),
        cmocka_unit_test(bytes_that_are_no_utf_8_are_ignored),
        cmocka_unit_test(a_paste_is_one_key),
        cmocka_unit_test(a_paste_without_an_end_is_told_when_nothing_follows),
        cmocka_unit_test(a_paste_is_bounded),
        cmocka_unit_test(escape_waits_a_little_and_a_cut_sequence_longer),
        cmocka_unit_test(a_paste_that_was_read_late_is_whole),
        cmocka_unit_test(any_cut_into_reads_gives_the_same_keys),
        cmocka_unit_test(a_sequence_without_end_is_dropped_in_the_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
