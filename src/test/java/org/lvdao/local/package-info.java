/**
 * The local environment and the ground of the tests: real servers without Docker, stand-ins for
 * what cannot run here, and a client that reads like the API's documentation. None of it is
 * shipped.
 */
@NullMarked
package org.lvdao.local;

import org.jspecify.annotations.NullMarked;
