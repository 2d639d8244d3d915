#include "stele/document.h"
