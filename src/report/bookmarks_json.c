/* Bookmarks for programs: what there is to see of them, and what --import wants. */

#include "bookmarks.h"

static json_t *moment(int64_t seconds)
{
    struct buffer text = {0};
    append_moment(seconds, &text);
    json_t *string = json_text(buffer_slice(&text));
    buffer_free(&text);
    return string;
}

static json_t *place_or_null(size_t place)
{
    return place == NOWHERE ? json_null() : json_integer((json_int_t)place);
}

static json_t *anchor_object(const struct store_anchor *anchor)
{
    json_t *object = json_object();
    json_object_set_new(object, "place", place_or_null(anchor->place));
    json_object_set_new(object, "before", json_text(anchor->before));
    json_object_set_new(object, "words", json_text(anchor->words));
    json_object_set_new(object, "after", json_text(anchor->after));
    return object;
}

static json_t *document_object(const struct store_known *known)
{
    json_t *object = json_object(), *contents = json_array();
    json_add_known(object, "identifier", known->identifier);
    for (size_t i = 0; i < known->content_count; i++)
        json_array_append_new(contents, json_text(known->contents[i]));
    json_object_set_new(object, "contents", contents);
    json_add_known(object, "path", known->path);
    json_add_known(object, "title", known->title);
    return object;
}

static json_t *replaced_array(struct slice replaced)
{
    json_t *array = json_array();
    for (struct slice hash = slice_word(&replaced); hash.length > 0; hash = slice_word(&replaced))
        json_array_append_new(array, json_text(hash));
    return array;
}

/* A selection as it was made, with its line ends; of a place what its paragraph says now. */
static json_t *quote_string(const struct bookmarks *bookmarks, const struct bookmark *bookmark)
{
    if (bookmark->mark.quote.length > 0)
        return json_text(bookmark->mark.quote);
    struct buffer words = {0};
    bookmark_append_words(bookmarks, bookmark, &words);
    json_t *string = json_text(buffer_slice(&words));
    buffer_free(&words);
    return string;
}

/* Where it stands now. */
static void add_where(json_t *object, const struct bookmarks *bookmarks, const struct bookmark *bookmark)
{
    const struct document *document = bookmarks->report->document;
    bool stands = bookmark->state == STATE_HERE || bookmark->state == STATE_MOVED;
    bool ends = bookmark->mark.quote.length > 0 && bookmark->range.start != NOWHERE;
    json_object_set_new(object, "place", place_or_null(bookmark->range.start));
    json_object_set_new(object, "end", ends ? place_or_null(bookmark->range.end) : json_null());
    json_object_set_new(object, "section",
                        stands ? json_text(section_label(document, bookmark->range.start)) : json_null());
    json_object_set_new(object, "paragraph",
                        json_number(stands ? paragraph_in(document, bookmark->range) : 0));
}

/* What is kept for merging. */
static void add_kept(json_t *object, const struct store_mark *mark, const struct store_known *known)
{
    bool selected = mark->quote.length > 0;
    json_object_set_new(object, "modified", moment(mark->modified));
    json_object_set_new(object, "id", json_text(mark->uid));
    json_object_set_new(object, "anchor", anchor_object(&mark->anchor));
    json_object_set_new(object, "end_anchor", selected ? anchor_object(&mark->end) : json_null());
    json_object_set_new(object, "replaced", replaced_array(mark->replaced));
    json_object_set_new(object, "document", document_object(known));
}

static json_t *entry(const struct bookmarks *bookmarks, const struct bookmark *bookmark,
                     const struct store_known *known)
{
    const struct store_mark *mark = &bookmark->mark;
    const char *state = state_name(bookmark->state);
    json_t *object = json_object();
    json_object_set_new(object, "name", json_text(mark->name));
    add_where(object, bookmarks, bookmark);
    json_object_set_new(object, "quote", quote_string(bookmarks, bookmark));
    json_object_set_new(object, "note", json_text(mark->note));
    json_object_set_new(object, "state", state ? json_string(state) : json_null());
    json_object_set_new(object, "style", json_string(store_style_name(mark->style)));
    json_object_set_new(object, "created", moment(mark->created));
    add_kept(object, mark, known);
    return object;
}

/* Of what was removed only the trace: no words of it leave the store. */
static struct bookmark trace_of(const struct bookmark *removed)
{
    const struct store_mark *mark = &removed->mark;
    return (struct bookmark){
        .state = STATE_REMOVED,
        .mark = {.uid = mark->uid,
                 .created = mark->created,
                 .modified = mark->modified,
                 .replaced = mark->replaced,
                 .anchor.place = NOWHERE},
        .range = {NOWHERE, NOWHERE},
    };
}

void print_bookmarks_json(const struct bookmarks *bookmarks, const struct store_known *known)
{
    FILE *out = bookmarks->report->out;
    for (size_t i = 0; i < bookmarks->count; i++) {
        const struct bookmark *item = &bookmarks->items[i];
        struct bookmark shown = item->state == STATE_REMOVED ? trace_of(item) : *item;
        fputs(bookmarks->printed + i > 0 ? ",\n  " : "\n  ", out);
        json_print(entry(bookmarks, &shown, known), 0, out);
    }
}
