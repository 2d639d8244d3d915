#include "stele/terminal.h"
