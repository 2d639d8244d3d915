#include "fresh.h"

static void say_meta(enum meta_key key, const char *value)
{
    sink.meta(sink.context, key, slice_of(value));
}

static const struct author *author(size_t index)
{
    assert_true(index < document_authors(document));
    return document_author(document, index);
}

static void what_is_said_is_kept(void **state)
{
    (void)state;
    char title[] = "Win-Win Cooperation";
    say_meta(META_TITLE, title);
    say_meta(META_DELIVERED, "2015-02-06");
    memset(title, 'x', sizeof title - 1);
    assert_slice(document_meta(document, META_TITLE), "Win-Win Cooperation");
    assert_slice(document_meta(document, META_DELIVERED), "2015-02-06");
}

static void what_is_missing_is_empty(void **state)
{
    (void)state;
    for (int key = 0; key < META_KEY_COUNT; key++)
        assert_int_equal(document_meta(document, (enum meta_key)key).length, 0);
    assert_int_equal(document_authors(document), 0);
}

static void parts_of_an_author_belong_together(void **state)
{
    (void)state;
    say_meta(META_AUTHOR_FAMILY, "Liu");
    say_meta(META_AUTHOR_GIVEN, "Zhenmin");
    say_meta(META_AUTHOR_ROLE, "Vice Foreign Minister");
    assert_int_equal(document_authors(document), 1);
    assert_slice(author(0)->family, "Liu");
    assert_slice(author(0)->given, "Zhenmin");
    assert_slice(author(0)->role, "Vice Foreign Minister");
    assert_slice(author(0)->name, "");
}

static void parts_may_come_in_any_order(void **state)
{
    (void)state;
    say_meta(META_AUTHOR_GIVEN, "Zhenmin");
    say_meta(META_AUTHOR_FAMILY, "Liu");
    say_meta(META_AUTHOR_GIVEN, "Ida");
    say_meta(META_AUTHOR_FAMILY, "Tarbell");
    assert_int_equal(document_authors(document), 2);
    assert_slice(author(0)->family, "Liu");
    assert_slice(author(1)->given, "Ida");
    assert_slice(author(1)->family, "Tarbell");
}

static void a_second_family_name_begins_the_next_author(void **state)
{
    (void)state;
    say_meta(META_AUTHOR_FAMILY, "Hamilton");
    say_meta(META_AUTHOR_FAMILY, "Madison");
    say_meta(META_AUTHOR_GIVEN, "James");
    assert_int_equal(document_authors(document), 2);
    assert_slice(author(0)->given, "");
    assert_slice(author(1)->given, "James");
}

static void whole_names_are_authors_of_their_own(void **state)
{
    (void)state;
    say_meta(META_AUTHOR_NAME, "Homer");
    say_meta(META_AUTHOR_NAME, "Vergil");
    say_meta(META_AUTHOR_FAMILY, "Dante");
    say_meta(META_AUTHOR_NAME, "Anonymous");
    assert_int_equal(document_authors(document), 4);
    assert_slice(author(1)->name, "Vergil");
    assert_slice(author(2)->family, "Dante");
    assert_slice(author(3)->name, "Anonymous");
}

static void other_keys_between_do_not_end_an_author(void **state)
{
    (void)state;
    say_meta(META_AUTHOR_FAMILY, "Liu");
    say_meta(META_EVENT, "Munich Security Conference");
    say_meta(META_AUTHOR_GIVEN, "Zhenmin");
    assert_int_equal(document_authors(document), 1);
    assert_slice(author(0)->given, "Zhenmin");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(what_is_said_is_kept),
        TEST(what_is_missing_is_empty),
        TEST(parts_of_an_author_belong_together),
        TEST(parts_may_come_in_any_order),
        TEST(a_second_family_name_begins_the_next_author),
        TEST(whole_names_are_authors_of_their_own),
        TEST(other_keys_between_do_not_end_an_author),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
