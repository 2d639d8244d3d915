#include "stele/parsers.h"
