/* The metadata of a package (EPUB 3.3, 5.5; OPF 2.0.1, 2.2). */
#include "epub_package.h"

#include "html_head.h"

static struct slice text_of(const struct html_node *node, struct buffer *room)
{
    enum { LONGEST = 2000 };
    buffer_clear(room);
    html_append_text(node, LONGEST, room);
    return slice_trim(buffer_slice(room));
}

/* What PROPERTY says of NODE: in EPUB 2 an attribute, in EPUB 3 a <meta> that refines it. */
static struct slice refined(const struct epub_package *package, const struct html_node *node,
                            const char *property, struct buffer *room)
{
    struct slice id = html_value(node, "id"), value = html_value(node, property);
    const struct html_node *root = package->tree.root;
    for (const struct html_node *meta = root; meta && value.length == 0 && id.length > 0;
         meta = html_after(meta, root, false)) {
        struct slice refines = html_value(meta, "refines");
        if (slice_is(html_value(meta, "property"), property) && refines.length == id.length + 1 &&
            slice_equal(slice_cut(refines, 1, refines.length), id))
            return text_of(meta, room);
    }
    return value;
}

static void write_author(const struct epub_package *package, const struct html_node *node, struct pen *pen)
{
    struct buffer role = {0}, sorted = {0}, name = {0};
    struct slice says = refined(package, node, "role", &role);
    if (says.length == 0 || slice_is(says, "aut")) {
        struct slice order = refined(package, node, "file-as", &sorted);
        bool has_parts = false;
        for (size_t i = 0; i < order.length; i++)
            has_parts |= order.bytes[i] == ',';
        html_write_author(has_parts ? order : text_of(node, &name), pen);
    }
    buffer_free(&role);
    buffer_free(&sorted);
    buffer_free(&name);
}

/* The date of publication; in EPUB 2 there are others. */
static bool is_issue(const struct html_node *node)
{
    struct slice event = html_value(node, "event");
    return event.length == 0 || slice_is(event, "publication") || slice_is(event, "original-publication");
}

static bool is_identifier(const struct epub_package *package, const struct html_node *node)
{
    const struct html_node *root = html_find_name(package->tree.root, "package");
    struct slice unique = root ? html_value(root, "unique-identifier") : (struct slice){0};
    return unique.length == 0 || slice_equal(html_value(node, "id"), unique);
}

static const struct {
    const char *name;
    enum meta_key key;
} rows[] = {
    {"title", META_TITLE},         {"date", META_ISSUED},      {"language", META_LANGUAGE},
    {"publisher", META_PUBLISHER}, {"rights", META_COPYRIGHT}, {"identifier", META_IDENTIFIER},
};

void epub_write_metadata(const struct epub_package *package, struct pen *pen)
{
    enum { MOST_AUTHORS = 50 };
    const struct html_node *root = html_find_name(package->tree.root, "metadata");
    struct buffer room = {0};
    bool written[COUNT_OF(rows)] = {false};
    unsigned authors = 0;
    for (const struct html_node *node = root; node; node = html_after(node, root, false)) {
        if (slice_is(node->name, "creator") && authors++ < MOST_AUTHORS)
            write_author(package, node, pen);
        for (size_t i = 0; i < COUNT_OF(rows); i++) {
            bool unfit = (rows[i].key == META_ISSUED && !is_issue(node)) ||
                         (rows[i].key == META_IDENTIFIER && !is_identifier(package, node));
            if (written[i] || unfit || !slice_is(node->name, rows[i].name))
                continue;
            struct slice value = text_of(node, &room);
            written[i] = value.length > 0;
            html_write_meta(rows[i].key, rows[i].key == META_ISSUED ? html_date(value) : value, pen);
        }
    }
    buffer_free(&room);
}
