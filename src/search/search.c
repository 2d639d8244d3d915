#include "stele/search.h"
