#include "words.h"

#include "stele/text.h"

static bool is_in_word(uint32_t character)
{
    return text_is_letter(character) || text_is_digit(character) || character == '_';
}

/* True if no word goes on from the character that ends at BEFORE to the one at AFTER. */
static bool is_boundary(struct slice text, size_t before, size_t after)
{
    uint32_t left, right;
    if (before == 0 || after >= text.length)
        return true;
    text_decode(slice_cut(text, text_before(text, before), before), &left);
    text_decode(slice_cut(text, after, text.length), &right);
    return !is_in_word(left) || !is_in_word(right) || text_is_ideograph(left) || text_is_ideograph(right);
}

bool words_are_whole(struct slice text, const struct asides *asides, struct range hit)
{
    return is_boundary(text, asides_pass_back(asides, hit.start), hit.start) &&
           is_boundary(text, hit.end, asides_pass(asides, hit.end, READ_OVER_NOTES));
}
