/**
 * The grid of every district (无废城市网格): its areas, where they lie, and when its offices work.
 *
 * <p>Areas, outlines and holidays are small and asked for constantly, so every node keeps them in
 * memory and reads them again when their version in the database changes.
 */
package org.lvdao.area;
