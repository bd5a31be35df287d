/** Files by key, in a folder or an S3 bucket. */
package org.lvdao.platform.storage;
