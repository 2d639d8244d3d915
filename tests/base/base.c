#include "check.h"

#include <unistd.h>

static void slices_are_cut_trimmed_compared(void **state)
{
    (void)state;
    struct slice text = slice_of("  two words\n");
    assert_slice(slice_trim(text), "two words");
    assert_slice(slice_cut(text, 2, 5), "two");
    assert_slice(slice_cut(text, 9, 100), "ds\n");
    assert_slice(slice_cut(text, 100, 3), "");
    assert_true(slice_starts(slice_trim(text), slice_of("two")));
    assert_false(slice_starts(slice_of("t"), slice_of("two")));
    assert_true(slice_equal(slice_of(NULL), slice_of("")));
    assert_int_not_equal(slice_hash(slice_of("a"), 0), slice_hash(slice_of("b"), 0));
}

static void words_are_taken_off_the_front(void **state)
{
    (void)state;
    struct slice rest = slice_of("  set  width\t60 ");
    assert_slice(slice_word(&rest), "set");
    assert_slice(slice_word(&rest), "width");
    assert_slice(rest, "60");
    assert_slice(slice_word(&rest), "60");
    assert_slice(slice_word(&rest), "");
}

static void numbers_have_a_limit(void **state)
{
    (void)state;
    size_t number;
    assert_true(slice_number(slice_of("0"), 9, &number) && number == 0);
    assert_true(slice_number(slice_of("255"), 255, &number) && number == 255);
    assert_true(slice_number(slice_of("18446744073709551615"), SIZE_MAX, &number) && number == SIZE_MAX);
    assert_false(slice_number(slice_of("18446744073709551616"), SIZE_MAX, &number));
    static const char *const others[] = {"", "256", "-1", "1a", " 1", "99999999999999999999999"};
    for (size_t i = 0; i < COUNT_OF(others); i++)
        assert_false(slice_number(slice_of(others[i]), 255, &number));
}

static void buffers_grow_insert_remove(void **state)
{
    (void)state;
    struct buffer buffer = {0};
    assert_string_equal(buffer_string(&buffer), "");
    for (int i = 0; i < 1000; i++)
        buffer_format(&buffer, "%d,", i);
    assert_int_equal(buffer.length, 3890);
    buffer_clear(&buffer);
    buffer_append_string(&buffer, "ac");
    buffer_insert(&buffer, 1, slice_of("b"));
    assert_string_equal(buffer_string(&buffer), "abc");
    buffer_remove(&buffer, 0, 2);
    buffer_remove(&buffer, 1, 5);
    assert_string_equal(buffer_string(&buffer), "c");
    buffer_free(&buffer);
    assert_int_equal(buffer.capacity, 0);
}

static void arenas_align_and_zero(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    for (size_t i = 1; i < 200; i++) {
        char *memory = arena_take(arena, i * 300);
        assert_int_equal((uintptr_t)memory % _Alignof(max_align_t), 0);
        assert_int_equal(memory[i * 300 - 1], 0);
        memset(memory, 1, i * 300);
    }
    assert_slice(arena_copy(arena, slice_of("kept")), "kept");
    arena_free(arena);
    arena_free(NULL);
}

static void regions_grow_without_moving(void **state)
{
    (void)state;
    struct region region;
    struct error error;
    assert_true(region_open(&region, 200 * 1000, &error));
    char *start = region.bytes;
    char block[1000];
    memset(block, 'x', sizeof block);
    size_t taken = 0, all = 0;
    while ((taken = region_append(&region, (struct slice){block, sizeof block})) > 0)
        all += taken;
    assert_ptr_equal(start, region.bytes);
    assert_int_equal(all, region.reserved);
    assert_int_equal(region.bytes[all - 1], 'x');
    region_close(&region);
    region_close(&region);
}

static void errors_keep_their_sentence(void **state)
{
    (void)state;
    struct error error = {{0}};
    assert_false(error_set(&error, "%s: %s", "a.txt", "is a directory"));
    assert_string_equal(error.text, "a.txt: is a directory");
    assert_false(error_set(NULL, "nobody listens"));
}

static void files_are_read_up_to_a_limit(void **state)
{
    (void)state;
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    assert_true(file_write(ends[1], slice_of("0123456789")));
    close(ends[1]);
    struct buffer buffer = {0};
    assert_true(file_read(ends[0], &buffer, 4));
    assert_string_equal(buffer_string(&buffer), "0123");
    assert_true(file_read(ends[0], &buffer, 100));
    assert_string_equal(buffer_string(&buffer), "0123456789");
    close(ends[0]);
    assert_false(file_read(ends[0], &buffer, 1));
    buffer_free(&buffer);
}

static void a_mapped_file_that_shrinks_reads_as_zeros(void **state)
{
    (void)state;
    enum { LENGTH = 256 * 1024 };
    char path[] = "/tmp/stele-map-XXXXXX";
    struct map map;
    struct error error;
    int file = mkstemp(path);
    assert_true(file >= 0);
    unlink(path);
    char *bytes = memory_new(LENGTH);
    memset(bytes, 'a', LENGTH);
    assert_true(file_write(file, (struct slice){bytes, LENGTH}));
    assert_true(map_open(&map, file, LENGTH, &error));
    assert_int_equal(map.bytes[LENGTH - 1], 'a');
    assert_false(map_shrank(&map));
    assert_int_equal(ftruncate(file, LENGTH / 2), 0);
    assert_int_equal(map.bytes[0], 'a');
    assert_int_equal(map.bytes[LENGTH - 1], 0);
    assert_int_equal(map.bytes[LENGTH / 2], 0);
    assert_true(map_shrank(&map));
    map_close(&map);
    free(bytes);
    close(file);
}

static void counts_agree_with_their_noun(void **state)
{
    (void)state;
    struct buffer buffer = {0};
    for (size_t count = 0; count < 3; count++)
        buffer_append_count(&buffer, count, "hit");
    assert_string_equal(buffer_string(&buffer), "0 hits1 hit2 hits");
    buffer_free(&buffer);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(slices_are_cut_trimmed_compared),
        cmocka_unit_test(words_are_taken_off_the_front),
        cmocka_unit_test(numbers_have_a_limit),
        cmocka_unit_test(buffers_grow_insert_remove),
        cmocka_unit_test(arenas_align_and_zero),
        cmocka_unit_test(regions_grow_without_moving),
        cmocka_unit_test(errors_keep_their_sentence),
        cmocka_unit_test(files_are_read_up_to_a_limit),
        cmocka_unit_test(a_mapped_file_that_shrinks_reads_as_zeros),
        cmocka_unit_test(counts_agree_with_their_noun),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
