#include "epub_package.h"

#include "epub_path.h"
#include "html_encoding.h"

#include <stdlib.h>
#include <strings.h>

enum { LONGEST_NAME = 200 }; /* bytes of a name in a notice */

/* So much of NAME as a notice shows, in whole characters. */
static int shown(struct slice name)
{
    size_t end = name.length;
    if (end > LONGEST_NAME)
        for (end = LONGEST_NAME; end > 0 && ((unsigned char)name.bytes[end] & 0xC0) == 0x80;)
            end--;
    return (int)end;
}

struct slice epub_text(const struct epub_file *file, struct pen *pen, struct buffer *room)
{
    char *name = slice_string(file->name);
    if (file->reason.length > 0)
        pen_notice(pen, "%.*s was not read to its end: %.*s", shown(file->name), file->name.bytes,
                   shown(file->reason), file->reason.bytes);
    struct slice text = html_decode_page(buffer_slice(&file->bytes), name, pen, room);
    free(name);
    return text;
}

/* ---- the way to the package --------------------------------------------------------------------------- */

static bool ends_with(struct slice name, const char *end)
{
    struct slice tail = slice_of(end);
    return name.length >= tail.length &&
           strncasecmp(name.bytes + name.length - tail.length, end, tail.length) == 0;
}

static bool wants_package(const void *context, struct slice name)
{
    (void)context;
    return ends_with(name, ".opf") || ends_with(name, "META-INF/container.xml");
}

/* The path that container.xml names first (EPUB 3.3, 4.2.6.3.1). False: there is no such file. */
static bool find_root(const struct epub_archive *archive, struct pen *pen, struct buffer *path)
{
    struct epub_file *file = epub_archive_find(archive, slice_of("META-INF/container.xml"));
    struct buffer room = {0}, fragment = {0};
    struct html_tree tree;
    if (!file || !file->is_read)
        return false;
    html_tree_read(&tree, epub_text(file, pen, &room), true);
    const struct html_node *root = html_find_name(tree.root, "rootfile");
    if (root)
        epub_path_resolve((struct slice){0}, html_value(root, "full-path"), path, &fragment);
    html_tree_free(&tree);
    buffer_free(&fragment);
    buffer_free(&room);
    return true;
}

/* The file PATH if it was read, else NULL. */
static struct epub_file *find_read(const struct epub_archive *archive, const struct buffer *path)
{
    struct epub_file *file = epub_archive_find(archive, buffer_slice(path));
    return file && file->is_read ? file : NULL;
}

/* The first package that there is, where the container names none. */
static struct epub_file *find_any(const struct epub_archive *archive)
{
    struct epub_file *file = archive->first;
    while (file && !(file->is_read && ends_with(file->name, ".opf")))
        file = file->next;
    return file;
}

/* Mostly the container and one package are found without going through the whole archive. */
static struct epub_file *read_package(struct epub_archive *archive, struct pen *pen)
{
    enum { CONTAINER_AND_PACKAGE = 2 };
    struct buffer path = {0};
    epub_archive_read(archive, wants_package, NULL, CONTAINER_AND_PACKAGE);
    bool told = find_root(archive, pen, &path);
    struct epub_file *file = find_read(archive, &path);
    if (!file) {
        epub_archive_read(archive, wants_package, NULL, SIZE_MAX);
        if (!told)
            find_root(archive, pen, &path);
        file = find_read(archive, &path);
    }
    if (!file && path.length > 0)
        pen_notice(pen, "the book's package, %.*s, is missing", shown(buffer_slice(&path)), path.bytes);
    else if (!file && archive->first)
        pen_notice(pen, "the book does not say its package");
    buffer_free(&path);
    return file ? file : find_any(archive);
}

/* ---- manifest and spine ------------------------------------------------------------------------------- */

static void add_item(struct epub_package *package, const struct html_node *node)
{
    struct buffer path = {0}, fragment = {0};
    if (epub_path_resolve(package->path, html_value(node, "href"), &path, &fragment) && path.length > 0) {
        struct epub_item *item = arena_take(package->arena, sizeof *item);
        item->id = html_value(node, "id");
        item->type = html_value(node, "media-type");
        item->path = arena_copy(package->arena, buffer_slice(&path));
        item->is_nav = html_value_lists(node, "properties", "nav");
        if (package->last)
            package->last->next = item;
        else
            package->first = item;
        package->last = item;
        names_add(&package->ids, item->id, item);
        names_add(&package->paths, item->path, item);
        names_add(&package->folded, names_fold(package->arena, item->path), item);
        if (item->is_nav && !package->nav)
            package->nav = item;
        if (slice_is(item->type, "application/x-dtbncx+xml") && !package->ncx)
            package->ncx = item;
    }
    buffer_free(&path);
    buffer_free(&fragment);
}

static void place_item(struct epub_package *package, struct epub_item *item)
{
    if (item->is_placed)
        return;
    item->is_placed = true;
    item->number = package->count++;
    if (package->last_placed)
        package->last_placed->next_placed = item;
    else
        package->first_placed = item;
    package->last_placed = item;
}

static void place_items(struct epub_package *package, bool linear)
{
    const struct html_node *root = package->tree.root;
    for (const struct html_node *node = root; node; node = html_after(node, root, false)) {
        if (!slice_is(node->name, "itemref") || slice_is(html_value(node, "linear"), "no") == linear)
            continue;
        struct epub_item *item = names_find(&package->ids, html_value(node, "idref"));
        if (item)
            place_item(package, item);
    }
}

static bool is_page(const struct epub_item *item)
{
    return slice_is(item->type, "application/xhtml+xml") || ends_with(item->path, "html") ||
           ends_with(item->path, ".htm");
}

static void read_order(struct epub_package *package, struct pen *pen)
{
    const struct html_node *root = package->tree.root;
    for (const struct html_node *node = root; node; node = html_after(node, root, false))
        if (slice_is(node->name, "item"))
            add_item(package, node);
    place_items(package, true);
    place_items(package, false);
    if (package->count > 0)
        return;
    pen_notice(pen, "the book does not say in what order it is read; its pages come as its list has them");
    for (struct epub_item *item = package->first; item; item = item->next)
        if (is_page(item) && !item->is_nav)
            place_item(package, item);
}

bool epub_package_read(struct epub_package *package, struct epub_archive *archive, struct pen *pen)
{
    *package = (struct epub_package){0};
    struct epub_file *file = read_package(archive, pen);
    if (!archive->first) {
        struct slice reason = archive->damage.length > 0 ? archive->damage : slice_of("it holds no files");
        pen_notice(pen, "this is no EPUB: %.*s", shown(reason), reason.bytes);
        return false;
    }
    if (!file) {
        pen_notice(pen, "the book has no package that can be read");
        return false;
    }
    struct buffer room = {0};
    package->arena = arena_new();
    package->path = file->name;
    html_tree_read(&package->tree, epub_text(file, pen, &room), true);
    if (package->tree.broken)
        pen_notice(pen, "%.*s is not well-formed", shown(file->name), file->name.bytes);
    read_order(package, pen);
    buffer_free(&room);
    return true;
}

void epub_package_free(struct epub_package *package)
{
    if (!package->arena)
        return;
    html_tree_free(&package->tree);
    names_free(&package->ids);
    names_free(&package->paths);
    names_free(&package->folded);
    arena_free(package->arena);
}
