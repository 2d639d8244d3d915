/* Marks and bookmarks, the last place, histories: in one reading, and from one to the next. */

#include "desk.h"

#include <unistd.h>

static const char *const story =
    "# A story\n\n## Morning\n\nThe sun rose over the quiet harbour of the town.\n\n"
    "Fishermen mended their nets beside the old wall.\n\n"
    "## Noon\n\nA merchant counted barrels of salted herring twice.\n\n"
    "## Evening\n\nLamps were lit along the pier, one after another.\n";

static struct desk *with_store(void **state)
{
    struct desk *desk = *state;
    desk->how.store_path = desk_path(desk, "state/stele.db");
    return desk;
}

/* In a window that shows only some of it. */
static void open_story(struct desk *desk)
{
    desk_open_markdown(desk, story);
    reader_resize(desk->reader, 5, 40);
    desk_idle(desk);
}

static void open_speech(struct desk *desk)
{
    desk_open(desk, NULL);
}

static struct shown_mark mark_named(struct desk *desk, const char *name)
{
    for (size_t i = 0; i < reader_marks(desk->reader); i++)
        if (slice_is(reader_mark(desk->reader, i).name, name))
            return reader_mark(desk->reader, i);
    fail_msg("there is no mark %s", name);
    return (struct shown_mark){.place = NOWHERE};
}

/* The words that the mark stands at. */
static struct slice words_at(struct desk *desk, const char *name)
{
    struct slice text = document_text(reader_document(desk->reader));
    return slice_cut(text, mark_named(desk, name).place, text.length);
}

static void replace(struct buffer *text, const char *from, const char *to)
{
    const char *at = strstr(text->bytes, from);
    assert_non_null(at);
    size_t place = (size_t)(at - text->bytes);
    buffer_remove(text, place, strlen(from));
    buffer_insert(text, place, slice_of(to));
}

/* Writes the story anew, with FROM in it become TO. */
static void edit_story(struct desk *desk, const char *from, const char *to)
{
    struct buffer text = {0};
    buffer_append_string(&text, story);
    replace(&text, from, to);
    desk_write(desk, "marked.md", buffer_slice(&text));
    buffer_free(&text);
}

/* ---- marks with letters ---- */

static void a_mark_brings_the_reader_back(void **state)
{
    struct desk *desk = desk_speech(state);
    desk_press(desk, "'2}ma");
    assert_notice(desk, "mark a: ¶ 13");
    desk_press(desk, "g'a");
    assert_int_equal(desk_paragraph(desk), 13);
    desk_press(desk, "''");
    assert_int_equal(desk_place(desk), 0);
}

static void a_letter_marks_one_place(void **state)
{
    struct desk *desk = desk_speech(state);
    desk_press(desk, "'1ma'3ma");
    assert_int_equal(reader_marks(desk->reader), 1);
    assert_starts(words_at(desk, "a"), "Third, common security");
    desk_press(desk, "mA");
    assert_int_equal(reader_marks(desk->reader), 2);
}

static void only_a_letter_marks(void **state)
{
    static const char *const keys[] = {"m1", "m<Space>", "mé", "m'", "m<Tab>"};
    struct desk *desk = desk_speech(state);
    for (size_t i = 0; i < COUNT_OF(keys); i++) {
        desk_press(desk, keys[i]);
        assert_starts(reader_notice(desk->reader), "a mark is a letter");
        assert_int_equal(reader_marks(desk->reader), 0);
    }
}

static void a_mark_that_was_not_set_is_said(void **state)
{
    struct desk *desk = desk_speech(state);
    desk_press(desk, "'z");
    assert_notice(desk, "no mark z; m and a letter set one");
}

static void a_page_of_steles_own_has_no_marks(void **state)
{
    struct desk *desk = desk_speech(state);
    desk_press(desk, "'3mag");
    desk_press(desk, "hmb");
    assert_notice(desk, "marks belong to the document, not to this page");
    assert_int_equal(reader_marks(desk->reader), 0); /* none of this page */
    desk_press(desk, "'a");
    assert_int_equal(reader_marks(desk->reader), 1);
    assert_slice(desk_section(desk), "Common security");
}

/* ---- bookmarks with names ---- */

static void a_bookmark_has_a_name(void **state)
{
    struct desk *desk = desk_speech(state);
    desk_press(desk, "'2M");
    assert_string_equal(desk_prompt(desk), "|");
    desk_press(desk, "the belt<Enter>");
    assert_notice(desk, "bookmark the belt: ¶ 12");
    assert_starts(words_at(desk, "the belt"), "Second, economic");
}

static void a_bookmark_without_a_name_is_called_so(void **state)
{
    struct desk *desk = desk_speech(state);
    desk_press(desk, "M<Enter>");
    assert_slice(reader_mark(desk->reader, 0).name, "bookmark");
}

static void escape_sets_no_bookmark(void **state)
{
    struct desk *desk = desk_speech(state);
    desk_press(desk, "Mname<Esc>");
    assert_int_equal(reader_marks(desk->reader), 0);
}

static void marks_are_listed_by_their_places(void **state)
{
    struct desk *desk = desk_speech(state);
    desk_press(desk, "'3ma'1mb'2Mmiddle<Enter>");
    assert_slice(reader_mark(desk->reader, 0).name, "b");
    assert_slice(reader_mark(desk->reader, 1).name, "middle");
    assert_slice(reader_mark(desk->reader, 2).name, "a");
}

/* ---- the list ---- */

static struct slice label(struct desk *desk, size_t row)
{
    assert_non_null(reader_list(desk->reader));
    assert_true(row < reader_list(desk->reader)->count);
    return reader_list(desk->reader)->rows[row].label;
}

static struct desk *three_marks(void **state)
{
    struct desk *desk = desk_speech(state);
    desk_press(desk, "'1ma'2Mmiddle<Enter>'3mcg");
    return desk;
}

static void the_list_has_names_and_words(void **state)
{
    struct desk *desk = three_marks(state);
    desk_press(desk, "B");
    assert_slice(label(desk, 0), "a");
    assert_slice(label(desk, 1), "middle");
    assert_slice(label(desk, 2), "c");
    assert_starts(reader_list(desk->reader)->rows[1].detail, "¶ 12  Second, economic integration");
}

static void without_marks_there_is_no_list(void **state)
{
    struct desk *desk = desk_speech(state);
    desk_press(desk, "B");
    assert_null(reader_list(desk->reader));
    assert_notice(desk, "no bookmarks yet; M sets one, m and a letter a mark");
}

static void the_list_goes_to_the_chosen_one(void **state)
{
    static const char *const keys[] = {"<Enter>", "l", "<Right>"};
    struct desk *desk = three_marks(state);
    for (size_t i = 0; i < COUNT_OF(keys); i++) {
        desk_press(desk, "gBj");
        desk_press(desk, keys[i]);
        assert_null(reader_list(desk->reader));
        assert_int_equal(desk_paragraph(desk), 12);
    }
}

static void the_list_stops_at_its_ends(void **state)
{
    struct desk *desk = three_marks(state);
    desk_press(desk, "Bk");
    assert_int_equal(reader_list(desk->reader)->chosen, 0);
    desk_press(desk, "99j");
    assert_int_equal(reader_list(desk->reader)->chosen, 2);
    desk_press(desk, "g");
    assert_int_equal(reader_list(desk->reader)->chosen, 0);
    desk_press(desk, "G");
    assert_int_equal(reader_list(desk->reader)->chosen, 2);
}

static void a_bookmark_is_renamed_in_the_list(void **state)
{
    struct desk *desk = three_marks(state);
    desk_press(desk, "Bjr");
    assert_string_equal(desk_prompt(desk), "middle|");
    desk_press(desk, "<C-u>centre<Enter>");
    assert_slice(label(desk, 1), "centre");
    assert_int_equal(reader_list(desk->reader)->chosen, 1);
    desk_press(desk, "r<C-u><Enter>"); /* no name is not taken */
    assert_slice(label(desk, 1), "centre");
}

static void a_letter_in_use_is_no_new_name(void **state)
{
    struct desk *desk = three_marks(state);
    desk_press(desk, "Bjr<C-u>a<Enter>");
    assert_notice(desk, "there is a mark a already");
    assert_int_equal(reader_marks(desk->reader), 3);
    mark_named(desk, "middle");
    desk_press(desk, "r<C-u>b<Enter>");
    assert_starts(words_at(desk, "b"), "Second, economic");
}

/* Whoever types a search there loses nothing. */
static void a_word_typed_into_the_list_deletes_nothing(void **state)
{
    struct desk *desk = three_marks(state);
    desk_press(desk, "B/dark");
    assert_int_equal(reader_marks(desk->reader), 3);
}

static void a_bookmark_is_deleted_in_the_list(void **state)
{
    struct desk *desk = three_marks(state);
    desk_press(desk, "Bjdd");
    assert_notice(desk, "deleted: middle; u brings it back");
    assert_slice(label(desk, 0), "a");
    assert_slice(label(desk, 1), "c");
    desk_press(desk, "<Delete>dd");
    assert_int_equal(reader_list(desk->reader)->count, 0);
    assert_int_equal(reader_marks(desk->reader), 0);
    desk_press(desk, "uuu");
    assert_slice(label(desk, 0), "a");
    assert_slice(label(desk, 1), "middle");
    assert_slice(label(desk, 2), "c");
    desk_press(desk, "u");
    assert_notice(desk, "nothing was deleted in this reading");
}

/* ---- from one reading to the next ---- */

static void marks_survive(void **state)
{
    struct desk *desk = with_store(state);
    open_speech(desk);
    desk_press(desk, "'1ma'2Mmiddle<Enter>'3mc");
    desk_press(desk, "Bjjdd<Esc>"); /* the last one again */
    open_speech(desk);
    assert_int_equal(reader_marks(desk->reader), 2);
    assert_starts(words_at(desk, "a"), "First, political");
    assert_starts(words_at(desk, "middle"), "Second, economic");
    assert_false(mark_named(desk, "a").moved);
}

static void a_new_name_survives(void **state)
{
    struct desk *desk = with_store(state);
    open_speech(desk);
    desk_press(desk, "'2Mmiddle<Enter>Br<C-u>centre<Enter>");
    open_speech(desk);
    assert_starts(words_at(desk, "centre"), "Second, economic");
    assert_int_equal(reader_marks(desk->reader), 1);
}

static void without_a_store_marks_live_as_long_as_the_reading(void **state)
{
    struct desk *desk = *state;
    open_speech(desk);
    desk_press(desk, "'2ma");
    assert_notice(desk, "mark a: ¶ 12");
    open_speech(desk);
    assert_int_equal(reader_marks(desk->reader), 0);
}

static void two_readers_share_a_store(void **state)
{
    struct desk *one = with_store(state), *other = desk_new();
    other->how.store_path = one->how.store_path;
    open_speech(one);
    open_speech(other);
    desk_press(one, "'1ma");
    desk_press(other, "'2mb'3ma");
    assert_int_equal(reader_marks(one->reader), 1);
    open_speech(one);
    assert_int_equal(reader_marks(one->reader), 2);
    assert_starts(words_at(one, "a"), "Third, common"); /* the later one */
    assert_starts(words_at(one, "b"), "Second, economic");
    desk_free(other);
}

static void a_mark_that_another_reader_deleted_is_no_error(void **state)
{
    struct desk *one = with_store(state), *other = desk_new();
    other->how.store_path = one->how.store_path;
    open_speech(one);
    desk_press(one, "'1ma");
    open_speech(other);
    desk_press(other, "Bdd");
    desk_press(one, "Bdd");
    assert_notice(one, "deleted: a; u brings it back");
    open_speech(one);
    assert_int_equal(reader_marks(one->reader), 0);
    desk_free(other);
}

static void what_is_brought_back_is_stored(void **state)
{
    struct desk *desk = with_store(state);
    open_speech(desk);
    desk_press(desk, "'1ma:note kept<Enter>Bdduq");
    open_speech(desk);
    assert_int_equal(reader_marks(desk->reader), 1);
    assert_slice(mark_named(desk, "a").note, "kept");
    desk_press(desk, "'1:delete<Enter>");
    assert_notice(desk, "deleted: a; :restore brings it back");
    desk_press(desk, "'2ma:restore<Enter>"); /* the letter is at another place now */
    open_speech(desk);
    assert_int_equal(reader_marks(desk->reader), 2);
    assert_starts(words_at(desk, "a"), "Second,");
    assert_slice(mark_named(desk, "").note, "kept");
}

/* ---- in an edited file ---- */

static void a_mark_moves_with_its_words(void **state)
{
    struct desk *desk = with_store(state);
    open_story(desk);
    desk_press(desk, "g99}mag");
    edit_story(desk, "## Morning", "A new paragraph was written here.\n\n## Dawn");
    desk_reload(desk);
    assert_starts(words_at(desk, "a"), "Lamps were lit");
    assert_true(mark_named(desk, "a").moved);
    desk_press(desk, "'a");
    assert_notice(desk, "moved: found again by its words");
    desk_press(desk, "B");
    assert_starts(reader_list(desk->reader)->rows[0].detail, "moved  ¶");
}

/* Each edit alone leaves enough of what stood around it, all of them together would not. */
static void a_mark_that_was_found_is_looked_for_where_it_was_found(void **state)
{
    static const char *const edits[][2] = {
        {"A merchant counted barrels", "Nobody sold any cask"},
        {"of salted herring twice", "with pickled eels at all"},
        {"Evening", "At night"},
        {"Fishermen mended their nets", "Women sang and danced"},
    };
    struct desk *desk = with_store(state);
    struct buffer text = {0};
    open_story(desk);
    desk_press(desk, "g99}ma");
    desk_close(desk);
    buffer_append_string(&text, story);
    const char *path = desk_path(desk, "marked.md");
    for (size_t i = 0; i < COUNT_OF(edits); i++) {
        replace(&text, edits[i][0], edits[i][1]);
        desk_write(desk, "marked.md", buffer_slice(&text));
        desk_open(desk, path);
        assert_starts(words_at(desk, "a"), "Lamps were lit");
        assert_true(mark_named(desk, "a").moved); /* said once */
        desk_open(desk, path);
        assert_false(mark_named(desk, "a").moved);
    }
    buffer_free(&text);
}

static void a_mark_whose_words_are_gone_is_lost(void **state)
{
    struct desk *desk = with_store(state);
    open_story(desk);
    desk_press(desk, "g99}ma");
    assert_starts(words_at(desk, "a"), "Lamps were lit");
    desk_write(desk, "marked.md", slice_of("# Another story\n\nNothing is as it was before.\n"));
    desk_reload(desk);
    assert_int_equal(mark_named(desk, "a").place, NOWHERE);
    desk_press(desk, "'a");
    assert_starts(reader_notice(desk->reader), "lost: the words \"Lamps were lit");
    desk_press(desk, "B");
    assert_starts(reader_list(desk->reader)->rows[0].detail, "lost  Lamps were lit");
}

static void a_mark_without_a_store_outlives_a_reload(void **state)
{
    struct desk *desk = *state;
    open_story(desk);
    desk_press(desk, "g99}mag");
    edit_story(desk, "Fishermen mended their nets beside the old wall.\n\n", "");
    desk_reload(desk);
    assert_starts(words_at(desk, "a"), "Lamps were lit");
    assert_true(mark_named(desk, "a").moved);
}

/* The list is asked for before there was time to look for it. */
static void a_mark_that_is_looked_for_is_listed_so(void **state)
{
    struct desk *desk = *state;
    open_story(desk);
    desk_press(desk, "g99}ma");
    struct intake *intake;
    struct error error;
    desk_write(desk, "marked.md", slice_of("# Short\n\nIt is.\n"));
    intake = intake_open(intake_path(desk->intake), &(struct intake_options){.format = FORMAT_COUNT}, &error);
    assert_non_null(intake);
    intake_finish(intake);
    reader_adopt(desk->reader, intake);
    intake_close(desk->intake);
    desk->intake = intake;
    reader_feed(desk->reader, "B");
    assert_starts(reader_list(desk->reader)->rows[0].detail, "looked for  Lamps");
}

static void marks_follow_a_file_that_was_edited_in_between(void **state)
{
    struct desk *desk = with_store(state);
    open_story(desk);
    desk_press(desk, "g99}ma");
    desk_close(desk);
    const char *path = desk_path(desk, "marked.md");
    edit_story(desk, "Fishermen mended", "Women sang. Fishermen mended");
    desk_open(desk, path);
    assert_starts(words_at(desk, "a"), "Lamps were lit");
    assert_true(mark_named(desk, "a").moved);
}

static void a_reload_shows_the_same_words(void **state)
{
    struct desk *desk = *state;
    open_story(desk);
    desk_press(desk, "]]");
    assert_top(desk, "Noon");
    edit_story(desk, "## Morning", "Something stands here now.\n\n## Dawn");
    desk_reload(desk);
    assert_top(desk, "Noon");
    assert_notice(desk, "");
}

/* ---- the last place ---- */

static void the_last_place_is_shown_again_and_that_is_said(void **state)
{
    struct desk *desk = with_store(state);
    open_speech(desk);
    desk_press(desk, "'2");
    open_speech(desk);
    assert_top(desk, "Second, economic");
    assert_notice(desk, "where you left off; g: top");
}

static void a_reader_who_was_at_the_top_begins_there(void **state)
{
    struct desk *desk = with_store(state);
    open_speech(desk);
    desk_press(desk, "'2g");
    open_speech(desk);
    assert_int_equal(desk_place(desk), 0);
    assert_notice(desk, "");
}

static void the_last_place_is_saved_at_a_rest(void **state)
{
    struct desk *one = with_store(state), *other = desk_new();
    other->how.store_path = one->how.store_path;
    open_speech(one);
    desk_press(one, "'3");
    assert_true(reader_timeout(one->reader) >= 0);
    desk_rest(one);
    open_speech(other);
    assert_top(other, "Third, common");
    desk_free(other);
}

/* Before the document is there, as --at does. */
static void a_place_that_was_asked_for_goes_before_the_last(void **state)
{
    struct desk *desk = with_store(state);
    struct error error;
    open_story(desk);
    desk_press(desk, "]]]]");
    desk_close(desk);
    desk->intake =
        intake_open(desk_path(desk, "marked.md"), &(struct intake_options){.format = FORMAT_COUNT}, &error);
    assert_non_null(desk->intake);
    desk->reader = reader_new(desk->intake, &desk->how);
    reader_resize(desk->reader, 5, 40);
    assert_true(reader_go(desk->reader, slice_of("Noon"), &error));
    intake_finish(desk->intake);
    desk_idle(desk);
    assert_top(desk, "Noon");
}

static void nothing_is_made_before_the_reader_moves(void **state)
{
    struct desk *desk = with_store(state);
    open_speech(desk);
    desk_press(desk, "h<Space>qB=");
    desk_rest(desk);
    desk_close(desk);
    assert_int_not_equal(access(desk->how.store_path, F_OK), 0);
}

static void a_store_that_cannot_be_made_is_said_once(void **state)
{
    struct desk *desk = *state;
    desk_write(desk, "state", slice_of("a file where a folder should be"));
    with_store(state);
    open_speech(desk);
    desk_press(desk, "'2ma");
    assert_true(reader_notice(desk->reader).length > 0);
    assert_int_equal(reader_marks(desk->reader), 1); /* kept for this reading */
    desk_press(desk, "g'a");
    assert_int_equal(desk_paragraph(desk), 12);
    desk_press(desk, "<Esc>'3");
    desk_rest(desk);
    assert_notice(desk, "");
}

/* ---- histories ---- */

static void histories_survive(void **state)
{
    struct desk *desk = with_store(state);
    open_speech(desk);
    desk_press(desk, "'2ma/bandung<Enter>:where<Enter>");
    open_speech(desk);
    desk_press(desk, "/<Up>");
    assert_string_equal(desk_prompt(desk), "bandung|");
    desk_press(desk, "<Esc>:<Up>");
    assert_string_equal(desk_prompt(desk), "where|");
}

static void the_paragraph_that_was_chosen_is_chosen_again(void **state)
{
    struct desk *desk = with_store(state);
    open_speech(desk);
    desk_press(desk, "'2}");
    size_t chosen = desk_paragraph(desk);
    assert_int_equal(chosen, 13);
    open_speech(desk);
    assert_top(desk, "Second, economic");
    assert_int_equal(desk_paragraph(desk), chosen);
    desk_press(desk, "g}"); /* also on the first page, where nothing is said */
    chosen = desk_paragraph(desk);
    assert_int_equal(chosen, 2);
    size_t top = desk_place(desk);
    open_speech(desk);
    assert_int_equal(desk_place(desk), top);
    assert_int_equal(desk_paragraph(desk), chosen);
}

static void the_paragraph_that_was_chosen_moves_with_the_text(void **state)
{
    struct desk *desk = with_store(state);
    open_story(desk);
    desk_press(desk, "]]}");
    size_t was = desk_place(desk);
    struct block block;
    assert_true(reader_current(desk->reader, &block));
    size_t distance = block.range.start - was;
    edit_story(desk, "## Morning", "Something stands here now.\n\n## Morning");
    desk_reload(desk);
    assert_true(desk_place(desk) != was);
    assert_true(reader_current(desk->reader, &block));
    assert_int_equal(block.range.start - desk_place(desk), distance);
}

static void a_reload_keeps_what_was_searched_for(void **state)
{
    struct desk *desk = with_store(state);
    open_story(desk);
    desk_press(desk, "/noon<Enter>");
    size_t hit = reader_hit(desk->reader);
    assert_true(hit != NOWHERE);
    desk_reload(desk);
    desk_press(desk, "gn");
    assert_int_equal(reader_hit(desk->reader), hit);
}

/* ---- jumps ---- */

static void jumps_survive(void **state)
{
    struct desk *desk = with_store(state);
    open_speech(desk);
    desk_press(desk, "'1'2'3");
    desk_close(desk);
    open_speech(desk);
    desk_press(desk, "H");
    assert_top(desk, "Second, economic");
    desk_press(desk, "H");
    assert_top(desk, "First, political");
    desk_close(desk);
    open_speech(desk);
    desk_press(desk, "L");
    assert_top(desk, "Second, economic");
    desk_press(desk, "L");
    assert_top(desk, "Third, common");
    desk_press(desk, "L");
    assert_notice(desk, "no jump after this one");
}

/* Where the way leads is told by words, so that it leads there also in a file that was edited. */
static void jumps_follow_a_file_that_was_edited(void **state)
{
    struct desk *desk = with_store(state);
    open_story(desk);
    desk_press(desk, ":goto Noon<Enter>:goto Evening<Enter>");
    desk_close(desk);
    edit_story(desk, "The sun rose", "Long before anybody in the town was awake, the sun rose");
    desk_open(desk, desk_path(desk, "marked.md"));
    reader_resize(desk->reader, 5, 40);
    desk_press(desk, "H");
    assert_top(desk, "Noon");
    desk_press(desk, "L");
    assert_top(desk, "Evening");
}

static void a_jump_whose_words_are_gone_is_passed_over(void **state)
{
    struct desk *desk = with_store(state);
    open_story(desk);
    desk_press(desk, ":goto Noon<Enter>:goto Evening<Enter>");
    desk_close(desk);
    edit_story(desk, "## Noon\n\nA merchant counted barrels of salted herring twice.\n\n", "");
    desk_open(desk, desk_path(desk, "marked.md"));
    reader_resize(desk->reader, 5, 40);
    desk_press(desk, "H");
    assert_int_equal(desk_place(desk), 0);
}

static void a_reload_keeps_the_ways_back(void **state)
{
    struct desk *desk = with_store(state);
    open_story(desk);
    desk_press(desk, ":goto Noon<Enter>:goto Evening<Enter>");
    edit_story(desk, "The sun rose", "Long before anybody in the town was awake, the sun rose");
    desk_reload(desk);
    desk_press(desk, "H");
    assert_top(desk, "Noon");
    desk_press(desk, "H");
    assert_int_equal(desk_place(desk), 0);
    desk_press(desk, "H");
    assert_notice(desk, "no jump before this one");
    desk_press(desk, "LL");
    assert_top(desk, "Evening");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        desk_test(a_mark_brings_the_reader_back),
        desk_test(a_letter_marks_one_place),
        desk_test(only_a_letter_marks),
        desk_test(a_mark_that_was_not_set_is_said),
        desk_test(a_page_of_steles_own_has_no_marks),
        desk_test(a_bookmark_has_a_name),
        desk_test(a_bookmark_without_a_name_is_called_so),
        desk_test(escape_sets_no_bookmark),
        desk_test(marks_are_listed_by_their_places),
        desk_test(the_list_has_names_and_words),
        desk_test(without_marks_there_is_no_list),
        desk_test(the_list_goes_to_the_chosen_one),
        desk_test(the_list_stops_at_its_ends),
        desk_test(a_bookmark_is_renamed_in_the_list),
        desk_test(a_letter_in_use_is_no_new_name),
        desk_test(a_word_typed_into_the_list_deletes_nothing),
        desk_test(a_bookmark_is_deleted_in_the_list),
        desk_test(marks_survive),
        desk_test(a_new_name_survives),
        desk_test(without_a_store_marks_live_as_long_as_the_reading),
        desk_test(two_readers_share_a_store),
        desk_test(a_mark_that_another_reader_deleted_is_no_error),
        desk_test(what_is_brought_back_is_stored),
        desk_test(a_mark_moves_with_its_words),
        desk_test(a_mark_that_was_found_is_looked_for_where_it_was_found),
        desk_test(a_mark_whose_words_are_gone_is_lost),
        desk_test(a_mark_without_a_store_outlives_a_reload),
        desk_test(a_mark_that_is_looked_for_is_listed_so),
        desk_test(marks_follow_a_file_that_was_edited_in_between),
        desk_test(a_reload_shows_the_same_words),
        desk_test(the_last_place_is_shown_again_and_that_is_said),
        desk_test(a_reader_who_was_at_the_top_begins_there),
        desk_test(the_last_place_is_saved_at_a_rest),
        desk_test(a_place_that_was_asked_for_goes_before_the_last),
        desk_test(nothing_is_made_before_the_reader_moves),
        desk_test(a_store_that_cannot_be_made_is_said_once),
        desk_test(histories_survive),
        desk_test(the_paragraph_that_was_chosen_is_chosen_again),
        desk_test(the_paragraph_that_was_chosen_moves_with_the_text),
        desk_test(a_reload_keeps_what_was_searched_for),
        desk_test(jumps_survive),
        desk_test(jumps_follow_a_file_that_was_edited),
        desk_test(a_jump_whose_words_are_gone_is_passed_over),
        desk_test(a_reload_keeps_the_ways_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
