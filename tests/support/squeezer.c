#include "squeezer.h"

#include "check.h"

#include <archive.h>
#include <archive_entry.h>
#include <iconv.h>

static la_ssize_t take(struct archive *archive, void *context, const void *bytes, size_t length)
{
    (void)archive;
    buffer_append(context, (struct slice){bytes, length});
    return (la_ssize_t)length;
}

static void add_filter(struct archive *archive, const char *compression)
{
    static const struct {
        const char *name;
        int (*add)(struct archive *archive);
    } filters[] = {
        {"gzip", archive_write_add_filter_gzip}, {"xz", archive_write_add_filter_xz},
        {"lzma", archive_write_add_filter_lzma}, {"bzip2", archive_write_add_filter_bzip2},
        {"zstd", archive_write_add_filter_zstd},
    };
    for (size_t i = 0; i < COUNT_OF(filters); i++)
        if (strcmp(filters[i].name, compression) == 0)
            assert_int_equal(filters[i].add(archive), ARCHIVE_OK);
}

void squeeze(const char *compression, struct slice text, struct buffer *into)
{
    struct archive *archive = archive_write_new();
    struct archive_entry *entry = archive_entry_new();
    add_filter(archive, compression);
    assert_int_equal(archive_write_set_format_raw(archive), ARCHIVE_OK);
    archive_write_set_bytes_per_block(archive, 0);
    assert_int_equal(archive_write_open(archive, into, NULL, take, NULL), ARCHIVE_OK);
    archive_entry_set_filetype(entry, AE_IFREG);
    assert_int_equal(archive_write_header(archive, entry), ARCHIVE_OK);
    assert_int_equal(archive_write_data(archive, text.bytes, text.length), (la_ssize_t)text.length);
    assert_int_equal(archive_write_close(archive), ARCHIVE_OK);
    archive_entry_free(entry);
    archive_write_free(archive);
}

bool encode(const char *converter, struct slice text, struct buffer *into)
{
    iconv_t open = iconv_open(converter, "UTF-8");
    assert_true(open != (iconv_t)-1); /* NOLINT(performance-no-int-to-ptr): POSIX says it so */
    char *in = (char *)text.bytes, piece[4096];
    size_t left = text.length;
    bool well = true;
    while (left > 0 && well) {
        char *out = piece;
        size_t room = sizeof piece, before = left;
        iconv(open, &in, &left, &out, &room);
        buffer_append(into, (struct slice){piece, sizeof piece - room});
        well = left < before;
    }
    iconv_close(open);
    return well;
}
