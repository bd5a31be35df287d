/**
 * Photos: taken apart, cleaned down to their pixels, kept in three sizes and shown by signed links.
 *
 * <p>A feature with photos takes ids in its request, calls {@link org.lvdao.photo.PhotoService}'s
 * {@code attach} in its transaction and {@code views} when it answers.
 */
package org.lvdao.photo;
