/* converters.h: glibc reads a converter's file each time that one is opened, unless another of it is open. */
#ifndef STELE_FUZZ_CONVERTERS_H
#define STELE_FUZZ_CONVERTERS_H

/* Opens those of the encodings that are guessed and lets them be, so that an input does not wait for files.
 */
void converters_keep(void);

#endif
