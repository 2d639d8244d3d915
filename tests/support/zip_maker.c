#include "check.h"

#include "zip_maker.h"

#include <archive.h>
#include <archive_entry.h>

static la_ssize_t take(struct archive *writer, void *context, const void *bytes, size_t length)
{
    (void)writer;
    buffer_append(context, (struct slice){bytes, length});
    return (la_ssize_t)length;
}

static void add(struct archive *writer, const char *name, const char *content)
{
    struct archive_entry *entry = archive_entry_new();
    archive_entry_set_pathname_utf8(entry, name);
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    archive_entry_set_size(entry, (la_int64_t)strlen(content));
    assert_int_equal(archive_write_header(writer, entry), ARCHIVE_OK);
    assert_int_equal(archive_write_data(writer, content, strlen(content)), strlen(content));
    archive_entry_free(entry);
}

void make_zip(struct buffer *into, const char *const *files)
{
    struct archive *writer = archive_write_new();
    archive_write_set_format_zip(writer);
    archive_write_set_bytes_in_last_block(writer, 1);
    assert_int_equal(archive_write_open(writer, into, NULL, take, NULL), ARCHIVE_OK);
    for (; files[0]; files += 2)
        add(writer, files[0], files[1]);
    archive_write_free(writer);
}
