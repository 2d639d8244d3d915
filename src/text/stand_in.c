#include "cell.h"

#include <uninorm.h>

/* Each printable character of ASCII as a string, and the same padded to two columns. */
static const char one_column[][2] = {
    " ", "!", "\"", "#",  "$", "%", "&", "'", "(", ")", "*", "+", ",", "-", ".", "/", "0", "1", "2",
    "3", "4", "5",  "6",  "7", "8", "9", ":", ";", "<", "=", ">", "?", "@", "A", "B", "C", "D", "E",
    "F", "G", "H",  "I",  "J", "K", "L", "M", "N", "O", "P", "Q", "R", "S", "T", "U", "V", "W", "X",
    "Y", "Z", "[",  "\\", "]", "^", "_", "`", "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k",
    "l", "m", "n",  "o",  "p", "q", "r", "s", "t", "u", "v", "w", "x", "y", "z", "{", "|", "}", "~",
};
static const char two_columns[][3] = {
    "  ", "! ", "\" ", "# ", "$ ", "% ", "& ", "' ", "( ", ") ", "* ", "+ ", ", ",  "- ", ". ", "/ ",
    "0 ", "1 ", "2 ",  "3 ", "4 ", "5 ", "6 ", "7 ", "8 ", "9 ", ": ", "; ", "< ",  "= ", "> ", "? ",
    "@ ", "A ", "B ",  "C ", "D ", "E ", "F ", "G ", "H ", "I ", "J ", "K ", "L ",  "M ", "N ", "O ",
    "P ", "Q ", "R ",  "S ", "T ", "U ", "V ", "W ", "X ", "Y ", "Z ", "[ ", "\\ ", "] ", "^ ", "_ ",
    "` ", "a ", "b ",  "c ", "d ", "e ", "f ", "g ", "h ", "i ", "j ", "k ", "l ",  "m ", "n ", "o ",
    "p ", "q ", "r ",  "s ", "t ", "u ", "v ", "w ", "x ", "y ", "z ", "{ ", "| ",  "} ", "~ ",
};

/* Where the decomposition does not begin with a character of ASCII that looks alike. */
static const struct {
    uint32_t first, last;
    char stand_in;
} alike[] = {
    {0x00A1, 0x00A1, '!'},  {0x00A2, 0x00A2, 'c'},  {0x00A3, 0x00A3, 'L'},  {0x00A5, 0x00A5, 'Y'},
    {0x00A6, 0x00A6, '|'},  {0x00A7, 0x00A7, 'S'},  {0x00A8, 0x00A8, '"'},  {0x00A9, 0x00A9, 'c'},
    {0x00AB, 0x00AB, '"'},  {0x00AC, 0x00AC, '-'},  {0x00AD, 0x00AD, '-'},  {0x00AE, 0x00AE, 'r'},
    {0x00AF, 0x00AF, '-'},  {0x00B0, 0x00B0, 'o'},  {0x00B4, 0x00B4, '\''}, {0x00B6, 0x00B6, 'P'},
    {0x00B7, 0x00B7, '.'},  {0x00B8, 0x00B8, ','},  {0x00BB, 0x00BB, '"'},  {0x00C6, 0x00C6, 'A'},
    {0x00D0, 0x00D0, 'D'},  {0x00D7, 0x00D7, 'x'},  {0x00D8, 0x00D8, 'O'},  {0x00DE, 0x00DE, 'T'},
    {0x00DF, 0x00DF, 's'},  {0x00E6, 0x00E6, 'a'},  {0x00F0, 0x00F0, 'd'},  {0x00F7, 0x00F7, '/'},
    {0x00F8, 0x00F8, 'o'},  {0x00FE, 0x00FE, 't'},  {0x0110, 0x0110, 'D'},  {0x0111, 0x0111, 'd'},
    {0x0126, 0x0126, 'H'},  {0x0127, 0x0127, 'h'},  {0x0131, 0x0131, 'i'},  {0x0138, 0x0138, 'q'},
    {0x0141, 0x0141, 'L'},  {0x0142, 0x0142, 'l'},  {0x014A, 0x014A, 'N'},  {0x014B, 0x014B, 'n'},
    {0x0152, 0x0152, 'O'},  {0x0153, 0x0153, 'o'},  {0x0166, 0x0166, 'T'},  {0x0167, 0x0167, 't'},
    {0x0192, 0x0192, 'f'},  {0x02B9, 0x02BD, '\''}, {0x02C8, 0x02C8, '\''}, {0x02DC, 0x02DC, '~'},
    {0x2010, 0x2015, '-'},  {0x2018, 0x201B, '\''}, {0x201C, 0x201F, '"'},  {0x2020, 0x2021, '+'},
    {0x2022, 0x2022, '*'},  {0x2023, 0x2023, '>'},  {0x2027, 0x2027, '.'},  {0x2030, 0x2031, '%'},
    {0x2032, 0x2032, '\''}, {0x2033, 0x2033, '"'},  {0x2035, 0x2035, '\''}, {0x2036, 0x2036, '"'},
    {0x2039, 0x2039, '<'},  {0x203A, 0x203A, '>'},  {0x203B, 0x203B, '*'},  {0x2043, 0x2043, '-'},
    {0x2044, 0x2044, '/'},  {0x20AC, 0x20AC, 'E'},  {0x2190, 0x2190, '<'},  {0x2191, 0x2191, '^'},
    {0x2192, 0x2192, '>'},  {0x2193, 0x2193, 'v'},  {0x2212, 0x2212, '-'},  {0x2215, 0x2215, '/'},
    {0x2217, 0x2217, '*'},  {0x2219, 0x2219, '.'},  {0x223C, 0x223C, '~'},  {0x2248, 0x2248, '~'},
    {0x2264, 0x2264, '<'},  {0x2265, 0x2265, '>'},  {0x22C5, 0x22C5, '.'},  {0x2500, 0x2501, '-'},
    {0x2502, 0x2503, '|'},  {0x2504, 0x2505, '-'},  {0x2506, 0x2507, '|'},  {0x2508, 0x2509, '-'},
    {0x250A, 0x250B, '|'},  {0x250C, 0x254B, '+'},  {0x254C, 0x254D, '-'},  {0x254E, 0x254F, '|'},
    {0x2550, 0x2550, '='},  {0x2551, 0x2551, '|'},  {0x2552, 0x256C, '+'},  {0x2574, 0x257B, '-'},
    {0x2580, 0x259F, '#'},  {0x25A0, 0x25A1, '*'},  {0x25AA, 0x25AB, '*'},  {0x25B6, 0x25B8, '>'},
    {0x25C0, 0x25C2, '<'},  {0x25CB, 0x25CB, 'o'},  {0x25CF, 0x25CF, '*'},  {0x2605, 0x2606, '*'},
    {0x2713, 0x2714, 'v'},  {0x2715, 0x2718, 'x'},  {0x3001, 0x3001, ','},  {0x3002, 0x3002, '.'},
    {0x3008, 0x3008, '<'},  {0x3009, 0x3009, '>'},  {0x300A, 0x300A, '<'},  {0x300B, 0x300B, '>'},
    {0x300C, 0x300F, '"'},  {0x3010, 0x3010, '['},  {0x3011, 0x3011, ']'},  {0x3014, 0x3014, '('},
    {0x3015, 0x3015, ')'},  {0x301C, 0x301C, '~'},
};

static char find_alike(uint32_t character)
{
    for (size_t i = 0; i < COUNT_OF(alike); i++)
        if (alike[i].first <= character && character <= alike[i].last)
            return alike[i].stand_in;
    return '\0';
}

static bool is_printable(uint32_t character)
{
    return character >= ' ' && character <= '~';
}

/* The first character of the compatibility decomposition: of an accented letter the letter. */
static uint32_t base_of(uint32_t character)
{
    uint32_t room[64];
    size_t count = COUNT_OF(room);
    if (u32_normalize(UNINORM_NFKD, &character, 1, room, &count) != room)
        return character;
    return room[0];
}

static char find_stand_in(uint32_t character)
{
    char stand_in = find_alike(character);
    if (stand_in)
        return stand_in;
    uint32_t base = base_of(character);
    if (base == ' ' && !text_is_space(character))
        return '?'; /* an accent by itself */
    if (is_printable(base))
        return (char)base;
    stand_in = find_alike(base);
    if (stand_in)
        return stand_in;
    return '?';
}

const char *text_stand_in(uint32_t character)
{
    int columns = cell_columns(character, TEXT_NARROW);
    if (columns == 0)
        return "";
    char stand_in = find_stand_in(character);
    if (columns < 2)
        return one_column[stand_in - ' '];
    return stand_in == '?' ? "??" : two_columns[stand_in - ' '];
}
