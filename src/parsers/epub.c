/* An EPUB: a package that lists pages, a table of contents, the pages in the order of reading. */
#include "epub_outline.h"
#include "epub_package.h"
#include "epub_path.h"
#include "html_notes.h"
#include "html_write.h"
#include "stele/parsers.h"

#include <strings.h>

enum { FIRST_PAGES = 4 }; /* are written before the others are read, so that reading begins at once */

struct book {
    struct pen pen;
    struct epub_archive archive;
    struct epub_package package;
    struct epub_outline outline;
    struct names locked; /* paths that are encrypted */
    size_t ahead;        /* pages that are read, from the first */
    bool by_headings;    /* no table of contents leads into it */
    struct slice page;   /* path of the one that is being written */
};

/* ---- what a page asks its book ------------------------------------------------------------------------ */

static void name_anchor(void *context, struct slice id, struct buffer *into)
{
    const struct book *book = context;
    buffer_append(into, book->page);
    buffer_append_byte(into, '#');
    buffer_append(into, id);
}

static void reach_anchor(void *context, struct slice id)
{
    struct book *book = context;
    struct buffer target = {0};
    name_anchor(book, id, &target);
    epub_outline_reach(&book->outline, buffer_slice(&target), &book->pen);
    buffer_free(&target);
}

static void resolve_link(void *context, struct slice target, struct buffer *into)
{
    struct book *book = context;
    struct buffer path = {0}, fragment = {0};
    bool inside = epub_path_resolve(book->page, target, &path, &fragment);
    const struct epub_item *item = inside ? names_find(&book->package.paths, buffer_slice(&path)) : NULL;
    if (item && item->is_placed) {
        buffer_append_byte(into, '#');
        buffer_append(into, buffer_slice(&path));
        if (fragment.length > 0)
            buffer_append_byte(into, '#');
        buffer_append(into, buffer_slice(&fragment));
    } else {
        buffer_append(into, target);
    }
    buffer_free(&path);
    buffer_free(&fragment);
}

/* ---- pages -------------------------------------------------------------------------------------------- */

static void index_ids(const struct html_tree *page, struct names *ids)
{
    for (struct html_node *node = page->root; node; node = html_after(node, page->root, false))
        if (html_id(node).length > 0)
            names_add(ids, html_id(node), node);
}

static void write_page(struct book *book, const struct epub_file *file)
{
    const struct html_book asked = {book, resolve_link, name_anchor, reach_anchor};
    struct buffer room = {0};
    struct html_tree page;
    struct names ids = {0};
    html_tree_read(&page, epub_text(file, &book->pen, &room), true);
    if (page.broken)
        pen_notice(&book->pen, "%.*s is not well-formed; it is shown as well as can be",
                   (int)file->name.length, file->name.bytes);
    if (page.flattened)
        pen_notice(&book->pen, "%.*s nests deeper than %d elements, which are shown side by side",
                   (int)file->name.length, file->name.bytes, HTML_DEPTH);
    html_find_notes(&page);
    index_ids(&page, &ids);
    epub_outline_begin(&book->outline, book->page, &page, &ids, &book->pen);
    pen_anchor(&book->pen, book->page);
    html_write(page.root, &book->pen, &asked, book->by_headings);
    names_free(&ids);
    html_tree_free(&page);
    buffer_free(&room);
}

static void write_item(struct book *book, const struct epub_item *item)
{
    struct epub_file *file = epub_archive_find(&book->archive, item->path);
    book->page = item->path;
    if (names_find(&book->locked, item->path)) {
        pen_notice(&book->pen, "%.*s is encrypted and left out", (int)item->path.length, item->path.bytes);
    } else if (!file || !file->is_read) {
        pen_notice(&book->pen, "%.*s is missing", (int)item->path.length, item->path.bytes);
    } else {
        write_page(book, file);
        buffer_free(&file->bytes);
    }
}

/* ---- the book ----------------------------------------------------------------------------------------- */

static bool is_encryption(struct slice name)
{
    static const char path[] = "META-INF/encryption.xml";
    return name.length == sizeof path - 1 && strncasecmp(name.bytes, path, name.length) == 0;
}

static bool wants_item(const void *context, struct slice name)
{
    const struct book *book = context;
    const struct epub_package *package = &book->package;
    struct arena *arena = arena_new();
    const struct epub_item *item = names_find(&package->folded, names_fold(arena, name));
    arena_free(arena);
    if (!item)
        return is_encryption(name);
    return item == package->nav || item == package->ncx || (item->is_placed && item->number < book->ahead);
}

/* META-INF/encryption.xml names what is encrypted (EPUB 3.3, 4.2.6.3.2). */
static void read_locked(struct book *book)
{
    struct epub_file *file = epub_archive_find(&book->archive, slice_of("META-INF/encryption.xml"));
    struct buffer room = {0};
    struct html_tree tree;
    if (!file || !file->is_read)
        return;
    html_tree_read(&tree, epub_text(file, &book->pen, &room), true);
    for (struct html_node *node = tree.root; node; node = html_after(node, tree.root, false)) {
        struct buffer path = {0}, fragment = {0};
        if (slice_is(node->name, "cipherreference") &&
            epub_path_resolve((struct slice){0}, html_value(node, "uri"), &path, &fragment)) {
            struct slice name = arena_copy(book->archive.arena, buffer_slice(&path));
            names_add(&book->locked, name, file);
        }
        buffer_free(&path);
        buffer_free(&fragment);
    }
    html_tree_free(&tree);
    buffer_free(&room);
}

static void read_ahead(struct book *book, size_t pages)
{
    book->ahead = pages;
    epub_archive_read(&book->archive, wants_item, book, SIZE_MAX);
}

static void write_book(struct book *book)
{
    read_ahead(book, FIRST_PAGES);
    if (book->archive.damage.length > 0)
        pen_notice(&book->pen, "the archive is damaged: %.*s", (int)book->archive.damage.length,
                   book->archive.damage.bytes);
    read_locked(book);
    epub_write_metadata(&book->package, &book->pen);
    epub_outline_read(&book->outline, &book->package, &book->archive, &book->pen);
    book->by_headings = !epub_outline_leads(&book->outline, &book->package);
    for (const struct epub_item *item = book->package.first_placed; item; item = item->next_placed) {
        if (item->number == FIRST_PAGES)
            read_ahead(book, SIZE_MAX);
        write_item(book, item);
    }
    epub_outline_free(&book->outline);
    names_free(&book->locked);
}

void parse_epub(struct slice bytes, struct sink sink)
{
    struct book book = {.pen = {.sink = sink}};
    epub_archive_open(&book.archive, bytes);
    if (epub_package_read(&book.package, &book.archive, &book.pen))
        write_book(&book);
    epub_package_free(&book.package);
    epub_archive_close(&book.archive);
    pen_finish(&book.pen);
}
