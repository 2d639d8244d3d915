#include "stele/store.h"
