/* Pages of stele's own over the document: the help, the messages. */

#include "reader.h"

void own_page_open(struct reader *reader, struct document *document)
{
    if (!document)
        return;
    list_close(reader);
    own_page_close(reader);
    reader->own = document;
    reader->page = reading_new(document);
    reader_geometry_update(reader);
}

bool own_page_close(struct reader *reader)
{
    if (reader->page == reader->book)
        return false;
    want_cancel(reader);
    reading_free(reader->page);
    document_free(reader->own);
    reader->own = NULL;
    reader->page = reader->book;
    reader_geometry_update(reader);
    return true;
}

static bool shows(const struct reader *reader, const char *title)
{
    return reader->own && slice_is(document_meta(reader->own, META_TITLE), title);
}

void run_help(struct reader *reader, const struct invocation *invocation)
{
    (void)invocation;
    reader->used_help = true;
    if (shows(reader, HELP_TITLE))
        own_page_close(reader);
    else
        own_page_open(reader, help_document());
}

static void write_messages(struct slice messages, struct sink sink)
{
    for (size_t at = 0, end; at < messages.length; at = end + 1) {
        for (end = at; end < messages.length && messages.bytes[end] != '\n';)
            end++;
        sink.open(sink.context, BLOCK_PARAGRAPH, 0);
        sink.text(sink.context, slice_cut(messages, at, end));
        sink.close(sink.context);
    }
}

void run_messages(struct reader *reader, const struct invocation *invocation)
{
    (void)invocation;
    struct document *document = document_new(NULL);
    if (!document)
        return;
    struct sink sink = document_sink(document);
    sink.meta(sink.context, META_TITLE, slice_of("Messages"));
    write_messages(buffer_slice(&reader->messages), sink);
    sink.end(sink.context);
    own_page_open(reader, document);
}
