/**
 * Many phones at once, while servers and nodes fail: nothing acknowledged is lost, nothing is done
 * twice. Every storm prints its seed and counts.
 */
package org.lvdao.storm;
