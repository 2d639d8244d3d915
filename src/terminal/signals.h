/* signals: notes those that the main loop asks for, and gives the terminal back on those that end or stop. */
#ifndef TERMINAL_SIGNALS_H
#define TERMINAL_SIGNALS_H

#include "stele/base.h"

/* Installs the handlers. False: there is no descriptor to wake the main loop with. */
bool signals_open(struct error *error);
/* From here on a signal does what it did before. */
void signals_close(void);

/* ^C and ^\ are for another program, or for us again. */
void signals_ignore_keys(bool ignored);

/* Stops the process group as ^Z does. */
void signals_suspend(void);

#endif
