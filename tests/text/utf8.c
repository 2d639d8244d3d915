#include "unicode_data.h"

static void every_character_survives_encoding(void **state)
{
    (void)state;
    for (uint32_t character = 0; character <= 0x10FFFF; character++) {
        char bytes[4];
        uint32_t back;
        if (character >= 0xD800 && character <= 0xDFFF)
            continue;
        unsigned length = text_encode(character, bytes);
        assert_int_equal(text_decode((struct slice){bytes, length}, &back), length);
        assert_int_equal(back, character);
        assert_int_equal(text_before((struct slice){bytes, length}, length), 0);
    }
}

static void what_is_no_character_is_written_as_replacement(void **state)
{
    (void)state;
    char bytes[4];
    assert_int_equal(text_encode(0xD800, bytes), 3);
    assert_memory_equal(bytes, "\xEF\xBF\xBD", 3);
    assert_int_equal(text_encode(0x110000, bytes), 3);
    assert_memory_equal(bytes, "\xEF\xBF\xBD", 3);
}

/* The Unicode Standard, section 3.9, tables 3-8 to 3-11, and what lies at the edges of table 3-7. */
static const struct {
    const char *bytes;
    const char *repaired; /* ? for U+FFFD */
} ill_formed[] = {
    {"\xC0\xAF\xE0\x80\xBF\xF0\x81\x82\x41", "????????A"},
    {"\xED\xA0\x80\xED\xBF\xBF\xED\xAF\x41", "????????A"},
    {"\xF4\x91\x92\x93\xFF\x41\x80\xBF\x42", "?????A??B"},
    {"\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41", "????A"},
    {"\xC2", "?"},
    {"\xF0\x9F\x98", "?"},
    {"a\xE4\xB8", "a?"},
    {"\xF5\x80\x80\x80", "????"},
    {"\x80\x80\x80\x80\x80", "?????"},
};

static void maximal_subparts_become_replacements(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(ill_formed); i++) {
        struct buffer repaired = {0}, wanted = {0};
        size_t marks = 0;
        for (const char *at = ill_formed[i].repaired; *at; at++) {
            buffer_append_string(&wanted, *at == '?' ? "\xEF\xBF\xBD" : (char[]){*at, '\0'});
            marks += *at == '?';
        }
        assert_int_equal(text_repair(slice_of(ill_formed[i].bytes), &repaired), marks);
        assert_string_equal(buffer_string(&repaired), buffer_string(&wanted));
        buffer_free(&repaired);
        buffer_free(&wanted);
    }
}

static void check_stops_at_the_first_bad_byte(void **state)
{
    (void)state;
    assert_int_equal(text_check(slice_of("")), 0);
    assert_int_equal(text_check((struct slice){NULL, 0}), 0);
    assert_int_equal(text_check(slice_of("na\xC3\xAFve")), 6);
    assert_int_equal(text_check(slice_of("na\xC3ve")), 2);
    assert_int_equal(text_check(slice_of("ab\xE4\xB8")), 2);
}

/* Random bytes, seldom well formed. */
static struct slice draw_bytes(char *bytes, size_t size, uint64_t *seed)
{
    static const char likely[] = "a \x80\xBF\xC2\xE0\xE4\xED\xF0\xF4\x9F\x90\xA0";
    size_t length = next_random(seed) % size;
    for (size_t i = 0; i < length; i++) {
        bytes[i] = (char)next_random(seed);
        if (next_random(seed) % 4)
            bytes[i] = likely[next_random(seed) % (sizeof likely - 1)];
    }
    return (struct slice){bytes, length};
}

static void walking_back_meets_the_same_boundaries(void **state)
{
    (void)state;
    uint64_t seed = 1;
    for (int round = 0; round < 20000; round++) {
        char bytes[24];
        struct slice slice = draw_bytes(bytes, sizeof bytes, &seed);
        for (size_t at = 0, next; at < slice.length; at = next) {
            uint32_t character;
            next = at + text_decode(slice_cut(slice, at, slice.length), &character);
            assert_true(next <= slice.length);
            assert_int_equal(text_before(slice, next), at);
        }
    }
}

static void what_was_repaired_is_well_formed(void **state)
{
    (void)state;
    uint64_t seed = 2;
    struct buffer repaired = {0};
    for (int round = 0; round < 20000; round++) {
        char bytes[24];
        struct slice slice = draw_bytes(bytes, sizeof bytes, &seed);
        buffer_clear(&repaired);
        size_t marks = text_repair(slice, &repaired);
        assert_int_equal(text_check(buffer_slice(&repaired)), repaired.length);
        assert_int_equal(marks == 0, text_check(slice) == slice.length);
    }
    buffer_free(&repaired);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_character_survives_encoding),
        cmocka_unit_test(what_is_no_character_is_written_as_replacement),
        cmocka_unit_test(maximal_subparts_become_replacements),
        cmocka_unit_test(check_stops_at_the_first_bad_byte),
        cmocka_unit_test(walking_back_meets_the_same_boundaries),
        cmocka_unit_test(what_was_repaired_is_well_formed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
