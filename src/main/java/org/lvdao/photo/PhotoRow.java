package org.lvdao.photo;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** What views and owners need of a photo. */
@MappedEntity("photo")
record PhotoRow(@Id long id, int width, int height) {}
