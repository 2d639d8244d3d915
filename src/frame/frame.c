#include "stele/frame.h"
