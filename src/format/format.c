#include "stele/format.h"
