/* What the reader is told, and what is asked of main. */

#include "reader.h"

#include <string.h>

enum { MESSAGES_BYTES = 64 * 1024 };

/* A sentence that is said again and again is listed once. */
static void list_message(struct reader *reader)
{
    struct slice messages = buffer_slice(&reader->messages), notice = buffer_slice(&reader->notice);
    size_t length = notice.length + 1;
    bool again = messages.length >= length &&
                 slice_starts(slice_cut(messages, messages.length - length, messages.length), notice);
    if (again || messages.length > MESSAGES_BYTES)
        return;
    buffer_append(&reader->messages, notice);
    buffer_append_byte(&reader->messages, '\n');
}

void reader_say(struct reader *reader, const char *format, ...)
{
    va_list arguments;
    buffer_clear(&reader->notice);
    va_start(arguments, format);
    buffer_format_list(&reader->notice, format, arguments);
    va_end(arguments);
    for (size_t i = 0; i < reader->notice.length; i++)
        if (reader->notice.bytes[i] == '\n')
            reader->notice.bytes[i] = ' ';
    list_message(reader);
    reader->changes++;
}

void reader_notify(struct reader *reader, struct slice sentence)
{
    reader_say(reader, "%.*s", (int)sentence.length, sentence.bytes);
}

struct slice reader_notice(const struct reader *reader)
{
    return buffer_slice(&reader->notice);
}

void notices_tell(struct reader *reader)
{
    const struct document *document = reader->book->document;
    for (; reader->told_document < document_notices(document); reader->told_document++)
        reader_notify(reader, document_notice(document, reader->told_document));
    for (; reader->told_intake < intake_notices(reader->intake); reader->told_intake++)
        reader_say(reader, "%s", intake_notice(reader->intake, reader->told_intake));
}

void reader_ask(struct reader *reader, struct request request)
{
    if (reader->request_count == REQUESTS)
        return;
    if (reader->request_count == 0) {
        arena_free(reader->asked);
        reader->asked = arena_new();
    }
    request.text = arena_copy(reader->asked, request.text);
    reader->requests[reader->request_count++] = request;
}

bool reader_request(struct reader *reader, struct request *request)
{
    if (reader->request_count == 0)
        return false;
    *request = reader->requests[0];
    memmove(reader->requests, reader->requests + 1, --reader->request_count * sizeof *request);
    return true;
}
