#include "stele/text.h"
