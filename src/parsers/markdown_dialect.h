/* markdown_dialect.h: what pandoc and kramdown add to Markdown, as an extension of cmark-gfm: attributes and
 * divisions, of which only the names are kept, and lists of definitions. */
#ifndef STELE_PARSERS_MARKDOWN_DIALECT_H
#define STELE_PARSERS_MARKDOWN_DIALECT_H

#include "stele/base.h"

#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>

/* MEMORY is that of the nodes, and lent. Free it with cmark_syntax_extension_free(). */
cmark_syntax_extension *dialect_new(cmark_mem *memory);
/* Makes lists of the definitions in a finished tree, which needs the extension no more. What is left of
 * attributes are custom nodes, for dialect_name(). */
void dialect_finish(cmark_node *root, cmark_mem *memory);
/* The name that a custom node gives its place: "id" of "{#id .class}"; empty. */
struct slice dialect_name(cmark_node *node);

#endif
