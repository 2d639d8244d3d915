#include "epub_archive.h"

#include "stele/text.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

enum {
    MOST_FILES = 100 * 1000,
    LONGEST_FILE = 16 * 1024 * 1024, /* bytes; the rest is left out */
    MOST_BYTES = 128 * 1024 * 1024,  /* of all files together */
    PIECE = 16 * 1024,
};

/* A pass over the archive. */
struct pass {
    struct epub_archive *archive;
    epub_wants *wants;
    const void *context;
    size_t left; /* files to be read before it stops */
    struct archive *reader;
};

/* ---- names -------------------------------------------------------------------------------------------- */

struct epub_file *epub_archive_find(const struct epub_archive *archive, struct slice name)
{
    struct epub_file *file = names_find(&archive->exact, name);
    if (file)
        return file;
    struct arena *arena = arena_new();
    file = names_find(&archive->folded, names_fold(arena, name));
    arena_free(arena);
    return file;
}

static struct epub_file *add_file(struct epub_archive *archive, struct slice name)
{
    struct epub_file *file = names_find(&archive->exact, name);
    if (file || archive->exact.count >= MOST_FILES)
        return file;
    file = arena_take(archive->arena, sizeof *file);
    file->name = arena_copy(archive->arena, name);
    if (archive->last)
        archive->last->next = file;
    else
        archive->first = file;
    archive->last = file;
    names_add(&archive->exact, file->name, file);
    names_add(&archive->folded, names_fold(archive->arena, file->name), file);
    return file;
}

/* Empty for what is no file, or has a name that nothing in a book can say. */
static struct slice name_of(struct archive_entry *entry)
{
    const char *name = archive_entry_pathname_utf8(entry);
    struct slice text = slice_of(name ? name : archive_entry_pathname(entry));
    mode_t type = archive_entry_filetype(entry);
    return (type == AE_IFREG || type == 0) && text_check(text) == text.length ? text : (struct slice){0};
}

/* ---- reading ------------------------------------------------------------------------------------------ */

static struct slice reason_of(const struct pass *pass)
{
    const char *words = archive_error_string(pass->reader);
    struct slice text = slice_trim(slice_of(words ? words : "it is damaged")); /* some end in a line feed */
    return arena_copy(pass->archive->arena,
                      text_check(text) == text.length ? text : slice_of("it is damaged"));
}

static void read_file(const struct pass *pass, struct epub_file *file)
{
    struct epub_archive *archive = pass->archive;
    char piece[PIECE];
    file->is_read = true;
    for (;;) {
        la_ssize_t got = archive_read_data(pass->reader, piece, sizeof piece);
        if (got < 0)
            file->reason = reason_of(pass);
        if (got <= 0)
            return;
        if (file->bytes.length + (size_t)got > LONGEST_FILE || archive->total + (size_t)got > MOST_BYTES) {
            file->reason = slice_of("it is too long");
            return;
        }
        buffer_append(&file->bytes, (struct slice){piece, (size_t)got});
        archive->total += (size_t)got;
    }
}

static void take_entry(struct pass *pass, struct archive_entry *entry)
{
    struct slice name = name_of(entry);
    struct epub_file *file = name.length > 0 ? add_file(pass->archive, name) : NULL;
    if (!file || file->is_read || !pass->wants(pass->context, name))
        return;
    read_file(pass, file);
    pass->left--;
}

static bool next_entry(const struct pass *pass, struct archive_entry **entry, int *result)
{
    if (pass->left == 0)
        return false;
    *result = archive_read_next_header(pass->reader, entry);
    return *result == ARCHIVE_OK || *result == ARCHIVE_WARN;
}

/* False: it was stopped by damage. */
static bool go_through(struct pass *pass, int (*support)(struct archive *reader))
{
    struct slice bytes = pass->archive->bytes;
    struct archive_entry *entry;
    int result = ARCHIVE_FATAL;
    pass->reader = archive_read_new();
    if (support(pass->reader) == ARCHIVE_OK &&
        archive_read_open_memory(pass->reader, bytes.bytes, bytes.length) == ARCHIVE_OK)
        while (next_entry(pass, &entry, &result))
            take_entry(pass, entry);
    bool whole = result == ARCHIVE_EOF || pass->left == 0;
    if (!whole && pass->archive->damage.length == 0)
        pass->archive->damage = reason_of(pass);
    archive_read_free(pass->reader);
    return whole;
}

/* By the directory at the end of the archive; where that is damaged, by what stands before each file. */
void epub_archive_read(struct epub_archive *archive, epub_wants *wants, const void *context, size_t most)
{
    struct pass pass = {.archive = archive, .wants = wants, .context = context, .left = most};
    if (archive->bytes.length == 0)
        archive->damage = slice_of("it is empty");
    else if (!go_through(&pass, archive_read_support_format_zip) || !archive->first)
        go_through(&pass, archive_read_support_format_zip_streamable);
}

void epub_archive_open(struct epub_archive *archive, struct slice bytes)
{
    *archive = (struct epub_archive){.bytes = bytes, .arena = arena_new()};
}

void epub_archive_close(struct epub_archive *archive)
{
    for (struct epub_file *file = archive->first; file; file = file->next)
        buffer_free(&file->bytes);
    names_free(&archive->exact);
    names_free(&archive->folded);
    arena_free(archive->arena);
}
