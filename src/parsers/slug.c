#include "slug.h"

#include "stele/text.h"

static bool is_kept(uint32_t character)
{
    return character == '-' || character == '_' || text_is_letter(character) || text_is_digit(character);
}

void slug_append(struct slice label, struct buffer *slug)
{
    for (size_t at = 0; at < label.length;) {
        uint32_t character;
        unsigned length = text_decode(slice_cut(label, at, label.length), &character);
        if (character == ' ')
            buffer_append_byte(slug, '-');
        else if (character >= 'A' && character <= 'Z')
            buffer_append_byte(slug, (char)(character - 'A' + 'a'));
        else if (is_kept(character))
            buffer_append(slug, slice_cut(label, at, at + length));
        at += length;
    }
}
