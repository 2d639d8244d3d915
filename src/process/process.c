#include "stele/process.h"
