#include "epub_outline.h"

#include "epub_path.h"
#include "stele/text.h"

#include <stdlib.h>
#include <string.h>

enum { LONGEST_LABEL = 1000, MOST_ENTRIES = 100 * 1000 }; /* bytes; entries of an outline */

/* ---- reading ------------------------------------------------------------------------------------------ */

static void add_entry(struct epub_outline *outline, unsigned level, const struct html_node *label,
                      struct slice base, struct slice target)
{
    struct buffer words = {0}, path = {0}, fragment = {0};
    html_append_text(label, LONGEST_LABEL, &words);
    bool inside = target.length > 0 && epub_path_resolve(base, target, &path, &fragment);
    if (words.length > 0 && outline->count < MOST_ENTRIES && (inside || target.length == 0)) {
        array_reserve(outline->entries, outline->capacity, outline->count + 1);
        struct epub_entry *entry = &outline->entries[outline->count++];
        *entry = (struct epub_entry){.level = level > 0 ? level : 1,
                                     .label = arena_copy(outline->arena, buffer_slice(&words)),
                                     .path = arena_copy(outline->arena, buffer_slice(&path)),
                                     .fragment = arena_copy(outline->arena, buffer_slice(&fragment))};
        if (fragment.length > 0) {
            buffer_append_byte(&path, '#');
            buffer_append(&path, buffer_slice(&fragment));
        }
        entry->target = arena_copy(outline->arena, buffer_slice(&path));
    }
    buffer_free(&words);
    buffer_free(&path);
    buffer_free(&fragment);
}

static unsigned depth_of(const struct html_node *node, const struct html_node *root,
                         enum html_element element, const char *name)
{
    unsigned depth = 0;
    for (; node && node != root; node = node->parent)
        depth += name ? slice_is(node->name, name) : node->element == element;
    return depth;
}

/* The table of contents among the lists of a navigation document (EPUB 3.3, 7). */
static const struct html_node *find_contents(const struct html_tree *tree)
{
    for (const struct html_node *node = tree->root; node; node = html_after(node, tree->root, false))
        if (node->element == ELEMENT_NAV && html_value_lists(node, "type", "toc"))
            return node;
    return html_find(tree->root, ELEMENT_NAV);
}

/* <a> with the label of what it leads to, <span> with that of what follows in its list. */
static void read_contents(struct epub_outline *outline, const struct html_tree *tree, struct slice base)
{
    const struct html_node *contents = find_contents(tree);
    for (const struct html_node *node = contents; node; node = html_after(node, contents, false)) {
        bool is_label = node->element == ELEMENT_A || slice_is(node->name, "span");
        if (is_label && node->parent->element == ELEMENT_LI)
            add_entry(outline, depth_of(node, contents, ELEMENT_OL, NULL), node, base,
                      html_value(node, "href"));
    }
}

/* OPF 2.0.1, 2.4.1; ANSI/NISO Z39.86-2005, 8. */
static void read_ncx(struct epub_outline *outline, const struct html_tree *tree, struct slice base)
{
    const struct html_node *map = html_find_name(tree->root, "navmap");
    for (const struct html_node *node = map; node; node = html_after(node, map, false)) {
        const struct html_node *label = NULL, *content = NULL;
        if (!slice_is(node->name, "navpoint"))
            continue;
        for (const struct html_node *part = node->first; part; part = part->next) {
            label = slice_is(part->name, "navlabel") ? part : label;
            content = slice_is(part->name, "content") ? part : content;
        }
        if (label && content)
            add_entry(outline, depth_of(node, map, ELEMENT_OTHER, "navpoint"), label, base,
                      html_value(content, "src"));
    }
}

static void read_item(struct epub_outline *outline, const struct epub_item *item,
                      const struct epub_archive *archive, struct pen *pen)
{
    const struct epub_file *file = item ? epub_archive_find(archive, item->path) : NULL;
    struct buffer room = {0};
    struct html_tree tree;
    if (!file || !file->is_read)
        return;
    html_tree_read(&tree, epub_text(file, pen, &room), true);
    if (item->is_nav)
        read_contents(outline, &tree, item->path);
    else
        read_ncx(outline, &tree, item->path);
    html_tree_free(&tree);
    buffer_free(&room);
}

/* An entry that leads nowhere goes where the next one does. */
static void link_entries(struct epub_outline *outline)
{
    for (size_t i = outline->count; i-- > 0;) {
        struct epub_entry *entry = &outline->entries[i];
        if (entry->path.length == 0 && i + 1 < outline->count) {
            entry->path = entry[1].path;
            entry->fragment = entry[1].fragment;
            entry->target = entry[1].target;
        }
    }
    for (size_t i = 0; i < outline->count; i++) { /* the map keeps the first, which has the last at hand */
        struct epub_entry *entry = &outline->entries[i];
        names_add(&outline->targets, entry->target, entry);
        names_add(&outline->paths, entry->path, entry);
    }
    for (size_t i = outline->count; i-- > 0;) { /* so that each list is in order */
        struct epub_entry *entry = &outline->entries[i];
        struct epub_entry *first = names_find(&outline->targets, entry->target);
        struct epub_entry *page = names_find(&outline->paths, entry->path);
        if (first != entry) {
            entry->same = first->same;
            first->same = entry;
        }
        if (page != entry) {
            entry->beside = page->beside;
            page->beside = entry;
        }
    }
}

void epub_outline_read(struct epub_outline *outline, const struct epub_package *package,
                       const struct epub_archive *archive, struct pen *pen)
{
    *outline = (struct epub_outline){.arena = arena_new()};
    read_item(outline, package->nav, archive, pen);
    if (outline->count == 0)
        read_item(outline, package->ncx, archive, pen);
    link_entries(outline);
}

bool epub_outline_leads(const struct epub_outline *outline, const struct epub_package *package)
{
    for (size_t i = 0; i < outline->count; i++) {
        const struct epub_item *item = names_find(&package->paths, outline->entries[i].path);
        if (item && item->is_placed)
            return true;
    }
    return false;
}

void epub_outline_free(struct epub_outline *outline)
{
    names_free(&outline->targets);
    names_free(&outline->paths);
    free(outline->entries);
    arena_free(outline->arena);
}

/* ---- writing ------------------------------------------------------------------------------------------ */

static void write_entries(struct epub_entry *entry, struct pen *pen)
{
    for (; entry; entry = entry->same) {
        if (!entry->written)
            pen_section(pen, entry->level, (struct slice){0}, entry->label,
                        entry->printed ? SECTION_PRINTED : 0);
        entry->written = true;
    }
}

void epub_outline_reach(struct epub_outline *outline, struct slice target, struct pen *pen)
{
    write_entries(names_find(&outline->targets, target), pen);
}

/* The label stands at the beginning of the text from NODE on, in any spelling. */
static bool is_printed(const struct epub_entry *entry, const struct html_node *node,
                       const struct html_node *root)
{
    enum { NEAR = 200 }; /* bytes before it: a page number, an ordinal */
    struct buffer text = {0}, words = {0}, label = {0};
    for (; node && text.length < entry->label.length + NEAR;
         node = html_after(node, root, node->element == ELEMENT_HEAD)) {
        if (node->element == ELEMENT_TEXT)
            buffer_append(&text, slice_cut(node->text, 0, 2 * (entry->label.length + NEAR)));
        else
            buffer_append_byte(&text, ' ');
    }
    text_fold(buffer_slice(&text), &words);
    text_fold(entry->label, &label);
    bool printed = strstr(buffer_string(&words), buffer_string(&label)) != NULL;
    buffer_free(&text);
    buffer_free(&words);
    buffer_free(&label);
    return printed;
}

void epub_outline_begin(struct epub_outline *outline, struct slice path, const struct html_tree *page,
                        const struct names *ids, struct pen *pen)
{
    struct epub_entry *first = names_find(&outline->paths, path);
    for (struct epub_entry *entry = first; entry; entry = entry->beside) {
        const struct html_node *node = entry->fragment.length > 0 ? names_find(ids, entry->fragment) : NULL;
        entry->printed = is_printed(entry, node ? node : page->root, page->root);
    }
    for (struct epub_entry *entry = first; entry; entry = entry->beside)
        if (entry->fragment.length == 0 || !names_find(ids, entry->fragment))
            write_entries(names_find(&outline->targets, entry->target), pen);
}
