#include "stele/parsers.h"

#include "stele/text.h"

#include <archive.h>
#include <archive_entry.h>

/* One by one: libarchive's "all" takes a novel that begins with "begin 644 x" for uuencode, and would start
 * other programs. */
static struct archive *open_archive(struct slice bytes)
{
    struct archive *archive = archive_read_new();
    archive_read_support_filter_gzip(archive);
    archive_read_support_filter_bzip2(archive);
    archive_read_support_filter_xz(archive);
    archive_read_support_filter_lzma(archive);
    archive_read_support_filter_zstd(archive);
    archive_read_support_filter_compress(archive);
    archive_read_support_format_raw(archive);
    archive_read_support_format_empty(archive);
    archive_read_open_memory(archive, bytes.bytes, bytes.length);
    return archive;
}

static void tell_damage(struct archive *archive, struct error *damage)
{
    const char *words = archive_error_string(archive);
    bool shown = words && text_check(slice_of(words)) == slice_of(words).length;
    error_set(damage, "it is damaged (%s)", shown ? words : "no more is known");
}

static void read_data(struct archive *archive, size_t most, struct buffer *into, struct error *damage)
{
    enum { PIECE = 64 * 1024 };
    static const size_t unit = 1024 * 1024;
    char piece[PIECE];
    la_ssize_t got;
    while ((got = archive_read_data(archive, piece, sizeof piece)) > 0) {
        struct slice fits = slice_cut((struct slice){piece, (size_t)got}, 0, most - into->length);
        buffer_append(into, fits);
        if (fits.length < (size_t)got) {
            error_set(damage, "it expands to more than %zu MB", most / unit);
            return;
        }
    }
    if (got < 0)
        tell_damage(archive, damage);
}

void stage_inflate(struct slice bytes, size_t most, struct buffer *into, struct error *damage)
{
    struct archive_entry *entry;
    struct archive *archive = open_archive(bytes);
    int result = archive_read_next_header(archive, &entry);
    damage->text[0] = '\0';
    if (result == ARCHIVE_OK || result == ARCHIVE_WARN)
        read_data(archive, most, into, damage);
    else if (result != ARCHIVE_EOF)
        tell_damage(archive, damage);
    archive_read_free(archive);
}
