#include "stele/wire.h"
