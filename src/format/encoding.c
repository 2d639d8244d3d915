#include "stele/format.h"

#include <iconv.h>
#include <string.h>
#include <strings.h>

/* Where one encoding holds another, its users mean the larger: pages that say Latin-1 are Windows-1252
 * (Encoding Standard, 4.2), files in GB2312 have characters of GB18030. */
static const struct {
    struct encoding encoding;
    const char *names; /* separated by single spaces */
} encodings[] = {
    {{"UTF-8", "UTF-8"}, "utf-8 utf8 unicode-1-1-utf-8"},
    {{"UTF-16LE", "UTF-16LE"}, "utf-16le utf-16 utf16 utf16le ucs-2 ucs-2le unicode"},
    {{"UTF-16BE", "UTF-16BE"}, "utf-16be utf16be ucs-2be"},
    {{"UTF-32LE", "UTF-32LE"}, "utf-32le utf-32 utf32 ucs-4le"},
    {{"UTF-32BE", "UTF-32BE"}, "utf-32be ucs-4be ucs-4"},
    {{"Windows-1252", "CP1252"},
     "windows-1252 cp1252 x-cp1252 iso-8859-1 iso8859-1 iso_8859-1 iso88591 latin1 latin-1 l1 us-ascii "
     "ascii"},
    {{"Windows-1250", "CP1250"}, "windows-1250 cp1250 x-cp1250"},
    {{"ISO-8859-2", "ISO-8859-2"}, "iso-8859-2 iso8859-2 iso_8859-2 iso88592 latin2 latin-2 l2"},
    {{"Windows-1251", "CP1251"}, "windows-1251 cp1251 x-cp1251"},
    {{"KOI8-R", "KOI8-R"}, "koi8-r koi8 koi koi8_r cskoi8r"},
    {{"KOI8-U", "KOI8-U"}, "koi8-u koi8-ru"},
    {{"IBM866", "IBM866"}, "ibm866 cp866 866"},
    {{"Windows-1253", "CP1253"}, "windows-1253 cp1253"},
    {{"Windows-1254", "CP1254"}, "windows-1254 cp1254 iso-8859-9 iso8859-9 latin5 l5"},
    {{"Windows-1255", "CP1255"}, "windows-1255 cp1255"},
    {{"Windows-1256", "CP1256"}, "windows-1256 cp1256"},
    {{"Windows-874", "CP874"}, "windows-874 cp874 tis-620 tis620 iso-8859-11"},
    {{"GB18030", "GB18030"}, "gb18030 gbk gb2312 gb_2312-80 gb_2312 euc-cn cp936 ms936 x-gbk chinese"},
    {{"Big5", "BIG5-HKSCS"}, "big5 big5-hkscs cp950 big5hkscs cn-big5 x-x-big5"},
    {{"Shift_JIS", "CP932"}, "shift_jis shift-jis sjis x-sjis ms_kanji cp932 ms932 windows-31j"},
    {{"EUC-JP", "EUC-JP"}, "euc-jp eucjp x-euc-jp ujis"},
    {{"EUC-KR", "UHC"}, "euc-kr euckr uhc cp949 ms949 ks_c_5601-1987 ksc5601 ksc_5601 korean windows-949"},
};

static bool is_among(struct slice name, const char *names)
{
    struct slice rest = slice_of(names), word;
    while ((word = slice_word(&rest)).length > 0)
        if (word.length == name.length && strncasecmp(word.bytes, name.bytes, name.length) == 0)
            return true;
    return false;
}

static bool is_name(struct slice name)
{
    static const char allowed[] = "-_.:()+0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    for (size_t i = 0; i < name.length; i++)
        if (!name.bytes[i] || !strchr(allowed, name.bytes[i]))
            return false;
    return name.length > 0 && name.length < ENCODING_NAME_BYTES;
}

static bool is_converted(const char *name)
{
    iconv_t converter = iconv_open("UTF-8", name);
    if (converter == (iconv_t)-1) /* NOLINT(performance-no-int-to-ptr): POSIX says it so */
        return false;
    iconv_close(converter);
    return true;
}

struct encoding format_encoding(struct slice name, char room[ENCODING_NAME_BYTES])
{
    for (size_t i = 0; i < COUNT_OF(encodings); i++)
        if (is_among(name, encodings[i].names))
            return encodings[i].encoding;
    if (!is_name(name))
        return (struct encoding){0};
    memcpy(room, name.bytes, name.length);
    room[name.length] = '\0';
    return is_converted(room) ? (struct encoding){room, room} : (struct encoding){0};
}
