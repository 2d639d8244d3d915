#include "statement.h"

/*
 * An alias is a kind and a value that lead to one document. A document keeps every content that it had, so
 * that an older copy still leads to it, but one identifier and one path: where it no longer is, another one
 * may be.
 */
struct match {
    int64_t document; /* 0: none */
    int aliases;      /* of the identity that lead to it */
};

/* DOCUMENT: 0 where there is none. */
static bool follow_alias(struct store *store, int kind, struct slice value, int64_t *document)
{
    *document = 0;
    if (value.length == 0)
        return true;
    struct statement statement =
        store_prepare(store, "SELECT document FROM alias WHERE kind = ? AND value = ?");
    store_bind_number(&statement, kind);
    store_bind_key(&statement, value);
    if (store_step(&statement))
        *document = store_number(&statement, 0);
    return store_finish(&statement);
}

/* A path does not lead from one publication to another: an edited file is the same document, another book
 * under the same name is not. */
static bool is_published(struct store *store, int64_t document)
{
    struct statement statement = store_prepare(store, "SELECT 1 FROM alias WHERE kind = ? AND document = ?");
    store_bind_number(&statement, BY_IDENTIFIER);
    store_bind_number(&statement, document);
    bool found = store_step(&statement);
    return store_finish(&statement) && found;
}

static bool find(struct store *store, const struct store_identity *identity, struct match *match)
{
    const struct slice values[] = {
        [BY_IDENTIFIER] = identity->identifier, [BY_CONTENT] = identity->content, [BY_PATH] = identity->path};
    *match = (struct match){0};
    for (int kind = BY_IDENTIFIER; kind <= BY_PATH; kind++) {
        int64_t document;
        if (!follow_alias(store, kind, values[kind], &document))
            return false;
        if (kind == BY_PATH && match->document == 0 && identity->identifier.length &&
            is_published(store, document))
            continue;
        if (match->document == 0)
            match->document = document;
        match->aliases += document && document == match->document;
    }
    return true;
}

static int count_aliases(const struct store_identity *identity)
{
    return (identity->identifier.length > 0) + (identity->content.length > 0) + (identity->path.length > 0);
}

static bool add_document(struct store *store, int64_t *document)
{
    struct statement statement =
        store_prepare(store, "INSERT INTO document (title) VALUES ('') RETURNING id");
    if (store_step(&statement))
        *document = store_number(&statement, 0);
    return store_finish(&statement);
}

static bool set_title(struct store *store, int64_t document, struct slice title)
{
    if (title.length == 0)
        return true;
    struct statement statement = store_prepare(store, "UPDATE document SET title = ? WHERE id = ?");
    store_bind_text(&statement, title);
    store_bind_number(&statement, document);
    return store_finish(&statement);
}

static bool forget_other_aliases(struct store *store, int64_t document, int kind, struct slice value)
{
    struct statement statement =
        store_prepare(store, "DELETE FROM alias WHERE document = ? AND kind = ? AND value <> ?");
    store_bind_number(&statement, document);
    store_bind_number(&statement, kind);
    store_bind_key(&statement, value);
    return store_finish(&statement);
}

static bool set_alias(struct store *store, int64_t document, int kind, struct slice value)
{
    if (value.length == 0)
        return true;
    if (kind != BY_CONTENT && !forget_other_aliases(store, document, kind, value))
        return false;
    struct statement statement =
        store_prepare(store, "INSERT OR REPLACE INTO alias (document, kind, value) VALUES (?, ?, ?)");
    store_bind_number(&statement, document);
    store_bind_number(&statement, kind);
    store_bind_key(&statement, value);
    return store_finish(&statement);
}

/* Looks again first: another process may have written since. */
static bool write_identity(struct store *store, const struct store_identity *identity, struct match *match)
{
    return find(store, identity, match) && (match->document || add_document(store, &match->document)) &&
           set_title(store, match->document, identity->title) &&
           set_alias(store, match->document, BY_IDENTIFIER, identity->identifier) &&
           set_alias(store, match->document, BY_CONTENT, identity->content) &&
           set_alias(store, match->document, BY_PATH, identity->path);
}

int64_t store_document(struct store *store, const struct store_identity *identity, bool create,
                       struct error *error)
{
    error_set(error, "%s", "");
    struct match match;
    if (!find(store, identity, &match)) {
        store_fail(store, "look the document up", error);
        return 0;
    }
    int aliases = count_aliases(identity);
    if (!create || !store->writable || aliases == 0 || (match.document && match.aliases == aliases))
        return match.document;
    int64_t known = match.document;
    bool written = store_begin(store, SYNC_NORMAL) && write_identity(store, identity, &match);
    if (store_commit(store, written))
        return match.document;
    store_fail(store, "save the document's name", error);
    return known;
}

/* ---- as another store knows it ---- */

static bool follow_contents(struct store *store, const struct store_known *known, int64_t *document)
{
    bool done = true;
    for (size_t i = 0; done && *document == 0 && i < known->content_count; i++)
        done = follow_alias(store, BY_CONTENT, known->contents[i], document);
    return done;
}

/* A path says little about another machine: it counts where nothing else is known. */
static bool is_nameless(const struct store_known *known)
{
    return known->identifier.length == 0 && known->content_count == 0;
}

static bool find_known(struct store *store, const struct store_known *known, int64_t *document)
{
    if (!follow_alias(store, BY_IDENTIFIER, known->identifier, document))
        return false;
    if (*document == 0 && !follow_contents(store, known, document))
        return false;
    return *document != 0 || !is_nameless(known) || follow_alias(store, BY_PATH, known->path, document);
}

/* What leads to another document goes on doing so. */
static bool add_alias(struct store *store, int64_t document, int kind, struct slice value)
{
    if (value.length == 0)
        return true;
    struct statement statement =
        store_prepare(store, "INSERT OR IGNORE INTO alias (document, kind, value) VALUES (?, ?, ?)");
    store_bind_number(&statement, document);
    store_bind_number(&statement, kind);
    store_bind_key(&statement, value);
    return store_finish(&statement);
}

static bool add_known(struct store *store, const struct store_known *known, int64_t *document)
{
    return add_document(store, document) && set_title(store, *document, known->title) &&
           add_alias(store, *document, BY_IDENTIFIER, known->identifier) &&
           (!is_nameless(known) || add_alias(store, *document, BY_PATH, known->path));
}

bool store_adopt(struct store *store, const struct store_known *known, int64_t *document)
{
    if (!find_known(store, known, document) || (*document == 0 && !add_known(store, known, document)))
        return false;
    bool done = true;
    for (size_t i = 0; done && i < known->content_count; i++)
        done = add_alias(store, *document, BY_CONTENT, known->contents[i]);
    return done;
}
