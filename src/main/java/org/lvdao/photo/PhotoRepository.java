package org.lvdao.photo;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;

@JdbcRepository(dialect = Dialect.MYSQL)
interface PhotoRepository extends GenericRepository<PhotoRow, Long> {

  @Query(
      """
      INSERT INTO photo (id, uploader_id, state, width, height,
                         thumb_bytes, medium_bytes, large_bytes, created_at)
      VALUES (:id, :uploaderId, 'UPLOADING', :width, :height,
              :thumbBytes, :mediumBytes, :largeBytes, :now)
      """)
  void insert(
      long id,
      long uploaderId,
      int width,
      int height,
      int thumbBytes,
      int mediumBytes,
      int largeBytes,
      Instant now);

  @Query("UPDATE photo SET state = 'READY' WHERE id = :id AND state = 'UPLOADING'")
  int markReady(long id);

  /** Excludes {@link #doomUnused}: whichever comes first makes the other find nothing. */
  @Query(
      """
      UPDATE photo
         SET owner_type = :ownerType, owner_id = :ownerId, attached_at = :now
       WHERE id IN (:ids) AND uploader_id = :uploaderId AND state = 'READY' AND owner_id IS NULL
      """)
  int attach(Collection<Long> ids, long uploaderId, String ownerType, long ownerId, Instant now);

  @Query(
      """
      SELECT id FROM photo
       WHERE id IN (:ids) AND uploader_id = :uploaderId AND state = 'READY'
         AND owner_type = :ownerType AND owner_id = :ownerId
      """)
  Set<Long> findAttached(Collection<Long> ids, long uploaderId, String ownerType, long ownerId);

  @Query("UPDATE photo SET uploader_id = :to WHERE uploader_id = :from")
  int changeUploader(long from, long to);

  @Query(
      """
      SELECT id, width, height, created_at
        FROM photo
       WHERE uploader_id = :uploaderId AND state = 'READY' AND id > :afterId
       ORDER BY id
       LIMIT :size
      """)
  List<UploadRow> findUploads(long uploaderId, long afterId, int size);

  @Query(
      """
      UPDATE photo SET uploader_id = 0
       WHERE owner_type = :ownerType AND owner_id = :ownerId AND uploader_id = :uploaderId
      """)
  int disown(long uploaderId, String ownerType, long ownerId);

  @Query(
      """
      UPDATE photo SET state = 'DOOMED'
       WHERE uploader_id = :uploaderId AND owner_id IS NULL AND state <> 'DOOMED'
      """)
  int doomUnusedOf(long uploaderId);

  @Query("SELECT id, width, height FROM photo WHERE id IN (:ids) AND state = 'READY'")
  List<PhotoRow> findReady(Collection<Long> ids);

  @Query("UPDATE photo SET state = 'DOOMED' WHERE id IN (:ids)")
  int doom(Collection<Long> ids);

  @Query(
      """
      SELECT id FROM photo
       WHERE state IN ('UPLOADING', 'READY') AND owner_id IS NULL AND created_at < :before
       ORDER BY created_at
       LIMIT :size
      """)
  List<Long> findUnused(Instant before, int size);

  @Query(
      """
      UPDATE photo SET state = 'DOOMED'
       WHERE id IN (:ids) AND state IN ('UPLOADING', 'READY') AND owner_id IS NULL
         AND created_at < :before
      """)
  int doomUnused(Collection<Long> ids, Instant before);

  @Query("SELECT id FROM photo WHERE state = 'DOOMED' AND id > :after ORDER BY id LIMIT :size")
  List<Long> findDoomed(long after, int size);

  @Query("DELETE FROM photo WHERE id = :id AND state = 'DOOMED'")
  int deleteDoomed(long id);
}
