#include "document.h"

struct slice document_meta(const struct document *document, enum meta_key key)
{
    return document->meta[key];
}

size_t document_authors(const struct document *document)
{
    return document->author_count;
}

const struct author *document_author(const struct document *document, size_t index)
{
    return &document->authors[index];
}

size_t document_notices(const struct document *document)
{
    return document->notice_count;
}

struct slice document_notice(const struct document *document, size_t index)
{
    return document->notices[index];
}

/* The part of an author that KEY sets; NULL for a key of the document. */
static struct slice *author_part(struct author *author, enum meta_key key)
{
    switch (key) {
    case META_AUTHOR_FAMILY:
        return &author->family;
    case META_AUTHOR_GIVEN:
        return &author->given;
    case META_AUTHOR_NAME:
        return &author->name;
    case META_AUTHOR_ROLE:
        return &author->role;
    default:
        return NULL;
    }
}

static struct author *add_author(struct document *document)
{
    array_reserve(document->authors, document->author_capacity, document->author_count + 1);
    struct author *author = &document->authors[document->author_count++];
    *author = (struct author){0};
    return author;
}

/* A part that the newest author has already, or a whole name after parts, begins the next author. */
static bool begins_author(const struct document *document, enum meta_key key)
{
    if (document->author_count == 0)
        return true;
    struct author *last = &document->authors[document->author_count - 1];
    return author_part(last, key)->length > 0 || (key == META_AUTHOR_NAME && last->family.length > 0) ||
           (key == META_AUTHOR_FAMILY && last->name.length > 0);
}

void document_add_meta(struct document *document, enum meta_key key, struct slice value)
{
    struct author probe;
    struct slice copy = arena_copy(document->arena, value);
    if (!author_part(&probe, key)) {
        document->meta[key] = copy;
        return;
    }
    struct author *author =
        begins_author(document, key) ? add_author(document) : &document->authors[document->author_count - 1];
    *author_part(author, key) = copy;
}
